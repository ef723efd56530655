/**
 * What the transformer knows about classes and methods: which are {@code @Async}, what they return,
 * and which callees are bound.
 */
@NullMarked
package dev.fermata.transformer.model;

import org.jspecify.annotations.NullMarked;
