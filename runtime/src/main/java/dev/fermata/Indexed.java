package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * An item and its place: what Python's {@code enumerate} gives.
 *
 * @param index the place, counted from 0
 * @param value the item
 * @param <T> the type of the item
 */
public record Indexed<T extends @Nullable Object>(long index, T value) {}
