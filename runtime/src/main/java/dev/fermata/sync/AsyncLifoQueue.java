package dev.fermata.sync;

import java.util.ArrayDeque;
import java.util.Collections;

/**
 * An {@link AsyncQueue} that gives the item first that was put last: asyncio's {@code LifoQueue}.
 *
 * @param <T> the type of the items
 */
public final class AsyncLifoQueue<T> extends AsyncQueue<T> {
  /** Creates a queue that always has room. */
  public AsyncLifoQueue() {
    this(0);
  }

  /**
   * Creates a queue.
   *
   * @param maxSize how many items there is room for; 0 to have no limit
   * @throws IllegalArgumentException if {@code maxSize} is negative
   */
  public AsyncLifoQueue(int maxSize) {
    super(maxSize, Collections.asLifoQueue(new ArrayDeque<>()));
  }
}
