package dev.fermata.sync;

import dev.fermata.Task;
import dev.fermata.abi.Driver;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Hands items from tasks that produce them to tasks that consume them, first in, first out:
 * asyncio's {@code Queue}.
 *
 * <pre>{@code
 * while (true) {
 *   Job job = await(queue.get());
 *   await(work(job));
 *   queue.taskDone();
 * }
 * }</pre>
 *
 * <p>Those who wait are woken in the order in which they came. It belongs to one event loop, see
 * {@link dev.fermata.sync}.
 *
 * @param <T> the type of the items
 */
public sealed class AsyncQueue<T> extends LoopBound permits AsyncPriorityQueue, AsyncLifoQueue {
  private final Queue<T> items;
  private final int maxSize;
  private final WaitQueue getters = new WaitQueue();
  private final WaitQueue putters = new WaitQueue();
  private final WaitQueue joiners = new WaitQueue();
  private int unfinished;
  private boolean shutDown;

  /** Creates a queue that always has room. */
  public AsyncQueue() {
    this(0);
  }

  /**
   * Creates a queue.
   *
   * @param maxSize how many items there is room for; 0 to have no limit
   * @throws IllegalArgumentException if {@code maxSize} is negative
   */
  public AsyncQueue(int maxSize) {
    this(maxSize, new ArrayDeque<>());
  }

  AsyncQueue(int maxSize, Queue<T> items) {
    if (maxSize < 0) {
      throw new IllegalArgumentException(
          "A queue cannot have room for " + maxSize + " items. 0 is to have no limit");
    }
    this.maxSize = maxSize;
    this.items = items;
  }

  /**
   * Waits until there is room, and adds an item.
   *
   * @return fails with {@link QueueShutDownException} if the queue is or gets shut down
   */
  public Task<@Nullable Void> put(T item) {
    Objects.requireNonNull(item, "item");
    if (shutDown) {
      return Task.failed(refusal());
    }
    if (isFull()) {
      return new Put<>(this, item).begin();
    }
    add(item);
    return Task.done();
  }

  /**
   * Waits until there is an item, and removes it.
   *
   * @return the item; fails with {@link QueueShutDownException} if the queue is or gets shut down,
   *     and is empty
   */
  public Task<T> get() {
    if (!items.isEmpty()) {
      return Task.of(remove());
    }
    return shutDown ? Task.failed(exhaustion()) : new Get<>(this).begin();
  }

  /**
   * Adds an item if there is room.
   *
   * @throws QueueFullException if there is none
   * @throws QueueShutDownException if the queue is shut down
   */
  public void putNoWait(T item) {
    Objects.requireNonNull(item, "item");
    if (shutDown) {
      throw refusal();
    }
    if (isFull()) {
      throw new QueueFullException("The queue is full: it has room for " + maxSize + " items");
    }
    add(item);
  }

  /**
   * Removes an item if there is one. It may be one that was meant for a task which waits and has
   * not run yet.
   *
   * @throws QueueEmptyException if there is none
   * @throws QueueShutDownException if there is none, and the queue is shut down
   */
  public T getNoWait() {
    if (items.isEmpty()) {
      throw shutDown ? exhaustion() : new QueueEmptyException("The queue is empty");
    }
    return remove();
  }

  /**
   * Says that an item which was got has been worked on; {@link #join} waits for that.
   *
   * @throws IllegalStateException if that has been said for all items that were put
   */
  public void taskDone() {
    if (unfinished == 0) {
      throw new IllegalStateException(
          "taskDone() of a queue without unfinished items. Call it once for each item that was got");
    }
    unfinished--;
    if (unfinished == 0) {
      joiners.dismissAll();
    }
  }

  /**
   * Waits until all items that were put have been worked on, which {@link #taskDone} says.
   *
   * <p>Does not wait if there are none.
   */
  public Task<@Nullable Void> join() {
    return unfinished == 0 ? Task.done() : new Join(this).begin();
  }

  /** As {@link #shutdown(boolean)}, so that items which are there can be got still. */
  public void shutdown() {
    shutdown(false);
  }

  /**
   * Ends the queue: puts fail from now on, and gets do once it is empty, also those that wait
   * already.
   *
   * @param immediate whether to drop the items that are there, and count them as worked on
   */
  public void shutdown(boolean immediate) {
    shutDown = true;
    if (immediate) {
      unfinished = Math.max(0, unfinished - items.size());
      items.clear();
      if (unfinished == 0) {
        joiners.dismissAll();
      }
    }
    getters.dismissAll();
    putters.dismissAll();
  }

  /** How many items there are. */
  public int size() {
    return items.size();
  }

  /** How many items there is room for; 0 if there is no limit. */
  public int maxSize() {
    return maxSize;
  }

  /** Whether there is no item. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** Whether there is no room for another item. */
  public boolean isFull() {
    return maxSize > 0 && items.size() >= maxSize;
  }

  private void add(T item) {
    items.add(item);
    unfinished++;
    getters.dismissNext();
  }

  private T remove() {
    T item = items.remove();
    putters.dismissNext();
    return item;
  }

  private static QueueShutDownException refusal() {
    return new QueueShutDownException("The queue was shut down, and takes no more items");
  }

  private static QueueShutDownException exhaustion() {
    return new QueueShutDownException("The queue was shut down, and has no more items");
  }

  private static final class Get<T> extends WaitingCall<T> {
    private final AsyncQueue<T> queue;

    Get(AsyncQueue<T> queue) {
      this.queue = queue;
    }

    @Override
    Object attempt(Driver driver, @Nullable Waiting ended) {
      if (!queue.items.isEmpty()) {
        return queue.remove();
      }
      if (queue.shutDown) {
        throw exhaustion();
      }
      queue.bind(driver);
      return waitIn(queue.getters, queue, driver);
    }

    @Override
    void cancelled(Waiting ended) {
      if (ended.wasWoken() && !queue.items.isEmpty()) {
        queue.getters.dismissNext();
      }
    }
  }

  private static final class Put<T> extends WaitingCall<@Nullable Void> {
    private final AsyncQueue<T> queue;
    private @Nullable T item;

    Put(AsyncQueue<T> queue, T item) {
      this.queue = queue;
      this.item = item;
    }

    @Override
    @Nullable Object attempt(Driver driver, @Nullable Waiting ended) {
      if (queue.shutDown) {
        throw refusal();
      }
      if (!queue.isFull()) {
        queue.add(Objects.requireNonNull(item));
        return null;
      }
      queue.bind(driver);
      return waitIn(queue.putters, queue, driver);
    }

    @Override
    void cancelled(Waiting ended) {
      if (ended.wasWoken() && !queue.isFull()) {
        queue.putters.dismissNext();
      }
    }

    @Override
    protected void release() {
      super.release();
      item = null;
    }
  }

  private static final class Join extends WaitingCall<@Nullable Void> {
    private final AsyncQueue<?> queue;

    Join(AsyncQueue<?> queue) {
      this.queue = queue;
    }

    @Override
    @Nullable Object attempt(Driver driver, @Nullable Waiting ended) {
      if (ended != null) {
        return null;
      }
      queue.bind(driver);
      return waitIn(queue.joiners, queue, driver);
    }
  }
}
