package dev.fermata.sync;

import dev.fermata.AsyncIterator;
import dev.fermata.Task;
import dev.fermata.abi.Driver;
import org.jspecify.annotations.Nullable;

/**
 * The half of a {@link Channel} that items are received from. {@code for (T item : each(receiver))}
 * receives until all senders are closed; to leave the loop does not close the receiver.
 *
 * @param <T> the type of the items
 */
public final class Receiver<T> implements AsyncIterator<T>, AutoCloseable {
  final ChannelCore<T> core;
  private boolean closed;

  Receiver(ChannelCore<T> core) {
    this.core = core;
    core.receiverOpened();
  }

  /**
   * Waits until there is an item, and receives it.
   *
   * @return fails with {@link EndOfChannelException} if all senders are closed and nothing is left,
   *     and with {@link ChannelClosedException} if this receiver is closed, also if that happens
   *     meanwhile
   */
  public Task<T> receive() {
    if (isReady(null)) {
      RuntimeException refusal = refusal();
      return refusal == null ? Task.of(core.remove()) : Task.failed(refusal);
    }
    return new Receive<>(this).begin();
  }

  /** As {@link #receive}. */
  @Override
  public Task<T> next() {
    return receive();
  }

  /**
   * Receives an item if nobody has to wait for that. With a capacity of 0, nothing is there until
   * somebody waits for it.
   *
   * @return the item; null if there is none, or if it is meant for those who wait
   * @throws EndOfChannelException if all senders are closed and nothing is left
   * @throws ChannelClosedException if this receiver is closed
   */
  public @Nullable T tryReceive() {
    return isReady(null) ? remove() : null;
  }

  /** How many items were sent and not received. */
  public int size() {
    return core.size();
  }

  /**
   * Another receiver of the same channel, which is open until it is closed itself. Each item is
   * received by one of them.
   *
   * @throws ChannelClosedException if this receiver is closed
   */
  @Override
  public Receiver<T> clone() {
    if (closed) {
      throw closedException();
    }
    return new Receiver<>(core);
  }

  /**
   * Closes this receiver; receives of it that wait fail. When all receivers are closed, items that
   * were not received are dropped, and sends fail. Does nothing if it is closed already.
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      core.receiverClosed(this);
    }
  }

  /**
   * Whether a receive has not to wait, because there is an item for it or because it fails.
   *
   * @param entry the wait that it has been in; null if it has not waited
   */
  boolean isReady(@Nullable Waiting entry) {
    boolean isFirst = entry == null ? core.receivers.isEmpty() : entry.wasWoken();
    return closed || core.isAtEnd() || (isFirst && core.hasItem());
  }

  /** Receives an item that is there, or fails. */
  T remove() {
    RuntimeException refusal = refusal();
    if (refusal != null) {
      throw refusal;
    }
    return core.remove();
  }

  private @Nullable RuntimeException refusal() {
    if (closed) {
      return closedException();
    }
    return core.isAtEnd() ? new EndOfChannelException() : null;
  }

  private static ChannelClosedException closedException() {
    return new ChannelClosedException("This receiver of the channel was closed");
  }

  private static final class Receive<T> extends WaitingCall<T> {
    private final Receiver<T> receiver;

    Receive(Receiver<T> receiver) {
      this.receiver = receiver;
    }

    @Override
    Object attempt(Driver driver, @Nullable Waiting ended) {
      ChannelCore<T> core = receiver.core;
      if (ended == null) {
        core.bind(driver);
        Object suspended = waitIn(core.receivers, receiver, driver);
        core.wakeSenders();
        return suspended;
      }
      if (!receiver.isReady(ended)) {
        return waitOn(ended, driver);
      }
      ended.leave();
      return receiver.remove();
    }

    @Override
    void cancelled(Waiting ended) {
      receiver.core.wake();
    }
  }
}
