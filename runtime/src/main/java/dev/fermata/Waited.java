package dev.fermata;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Fermata#waitAll}, {@link Fermata#waitAny} and {@link Fermata#waitFirstException}
 * return: the two sets of asyncio's {@code wait}. The sets iterate in the order in which the tasks
 * were given, and cannot be modified.
 *
 * @param done the tasks that have ended, in whichever way
 * @param pending the others, which go on
 */
public record Waited<T extends @Nullable Object>(Set<Task<T>> done, Set<Task<T>> pending) {}
