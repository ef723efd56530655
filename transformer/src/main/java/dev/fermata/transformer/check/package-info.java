/** Finds what cannot be rewritten, and says what to do instead. */
@NullMarked
package dev.fermata.transformer.check;

import org.jspecify.annotations.NullMarked;
