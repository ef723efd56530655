/** Analyses of a method's code: types, control flow, liveness, loops. They change nothing. */
@NullMarked
package dev.fermata.transformer.flow;

import org.jspecify.annotations.NullMarked;
