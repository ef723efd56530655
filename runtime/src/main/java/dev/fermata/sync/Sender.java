package dev.fermata.sync;

import dev.fermata.Task;
import dev.fermata.abi.Driver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The half of a {@link Channel} that items are sent to.
 *
 * @param <T> the type of the items
 */
public final class Sender<T> implements AutoCloseable {
  final ChannelCore<T> core;
  private boolean closed;

  Sender(ChannelCore<T> core) {
    this.core = core;
    core.senderOpened();
  }

  /**
   * Waits until there is room, and sends an item.
   *
   * @return fails with {@link ChannelBrokenException} if all receivers are closed, and with {@link
   *     ChannelClosedException} if this sender is, also if that happens meanwhile
   */
  public Task<@Nullable Void> send(T item) {
    Objects.requireNonNull(item, "item");
    if (isReady(null)) {
      RuntimeException refusal = refusal();
      if (refusal != null) {
        return Task.failed(refusal);
      }
      core.add(item);
      return Task.done();
    }
    return new Send<>(this, item).begin();
  }

  /**
   * Sends an item if nobody has to wait for that.
   *
   * @return whether the item was sent
   * @throws ChannelBrokenException if all receivers are closed
   * @throws ChannelClosedException if this sender is closed
   */
  public boolean trySend(T item) {
    Objects.requireNonNull(item, "item");
    if (!isReady(null)) {
      return false;
    }
    add(item);
    return true;
  }

  /**
   * Another sender of the same channel, which is open until it is closed itself.
   *
   * @throws ChannelClosedException if this sender is closed
   */
  @Override
  public Sender<T> clone() {
    if (closed) {
      throw closedException();
    }
    return new Sender<>(core);
  }

  /**
   * Closes this sender; sends of it that wait fail. When all senders are closed, the receivers come
   * to an end once they have received what was sent. Does nothing if it is closed already.
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      core.senderClosed(this);
    }
  }

  /**
   * Whether a send has not to wait, because it can be done or because it fails.
   *
   * @param entry the wait that it has been in; null if it has not waited
   */
  boolean isReady(@Nullable Waiting entry) {
    boolean isFirst = entry == null ? core.senders.isEmpty() : entry.wasWoken();
    return closed || core.isBroken() || (isFirst && core.hasRoom());
  }

  /** Sends an item for which there is room, or fails. */
  void add(T item) {
    RuntimeException refusal = refusal();
    if (refusal != null) {
      throw refusal;
    }
    core.add(item);
  }

  private @Nullable RuntimeException refusal() {
    if (closed) {
      return closedException();
    }
    return core.isBroken()
        ? new ChannelBrokenException(
            "All receivers of the channel are closed: nobody can get the item")
        : null;
  }

  private static ChannelClosedException closedException() {
    return new ChannelClosedException("This sender of the channel was closed");
  }

  private static final class Send<T> extends WaitingCall<@Nullable Void> {
    private final Sender<T> sender;
    private @Nullable T item;

    Send(Sender<T> sender, T item) {
      this.sender = sender;
      this.item = item;
    }

    @Override
    @Nullable Object attempt(Driver driver, @Nullable Waiting ended) {
      if (ended == null) {
        sender.core.bind(driver);
        return waitIn(sender.core.senders, sender, driver);
      }
      if (!sender.isReady(ended)) {
        return waitOn(ended, driver);
      }
      ended.leave();
      sender.add(Objects.requireNonNull(item));
      return null;
    }

    @Override
    void cancelled(Waiting ended) {
      sender.core.wake();
    }

    @Override
    protected void release() {
      super.release();
      item = null;
    }
  }
}
