/** The transformation of one class file, from bytes to bytes. */
@NullMarked
package dev.fermata.transformer;

import org.jspecify.annotations.NullMarked;
