package dev.fermata.sync;

import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * An {@link AsyncQueue} that gives the least of its items first: asyncio's {@code PriorityQueue}.
 * Of equal items, any may come first.
 *
 * @param <T> the type of the items
 */
public final class AsyncPriorityQueue<T> extends AsyncQueue<T> {
  /**
   * Creates a queue that always has room.
   *
   * @param order which item comes first
   */
  public AsyncPriorityQueue(Comparator<? super T> order) {
    this(0, order);
  }

  /**
   * Creates a queue.
   *
   * @param maxSize how many items there is room for; 0 to have no limit
   * @param order which item comes first
   * @throws IllegalArgumentException if {@code maxSize} is negative
   */
  public AsyncPriorityQueue(int maxSize, Comparator<? super T> order) {
    super(maxSize, new PriorityQueue<>(Objects.requireNonNull(order, "order")));
  }
}
