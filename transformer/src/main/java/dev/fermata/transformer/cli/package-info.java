/** The command line. */
@NullMarked
package dev.fermata.transformer.cli;

import org.jspecify.annotations.NullMarked;
