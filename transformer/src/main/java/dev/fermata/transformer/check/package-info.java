/**
 * Finds what cannot be rewritten, or is probably not meant, and says what to do instead: {@link
 * dev.fermata.transformer.check.CheckMethods} lists the checks, one class each.
 */
@NullMarked
package dev.fermata.transformer.check;

import org.jspecify.annotations.NullMarked;
