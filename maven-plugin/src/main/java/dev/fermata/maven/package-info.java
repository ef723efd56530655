/** The Maven plugin: rewrites what the compiler has just written. */
@NullMarked
package dev.fermata.maven;

import org.jspecify.annotations.NullMarked;
