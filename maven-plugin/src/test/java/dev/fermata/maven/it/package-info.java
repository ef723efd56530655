/** What the verify scripts of the projects in {@code src/it} look at results with. */
@NullMarked
package dev.fermata.maven.it;

import org.jspecify.annotations.NullMarked;
