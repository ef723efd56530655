package dev.fermata.transformer.rewrite;

import org.jspecify.annotations.Nullable;

/**
 * The frame classes of a method.
 *
 * @param task the one of a call that becomes a task, or that is a generator
 * @param direct the one of a call that is awaited directly; null if none can be, since calls of the
 *     method are not bound
 */
record FrameNames(String task, @Nullable String direct) {
  /** The class that has the methods which save to both. */
  String saver() {
    return direct == null ? task : direct;
  }
}
