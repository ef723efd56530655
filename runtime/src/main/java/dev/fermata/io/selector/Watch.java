package dev.fermata.io.selector;

import java.nio.channels.SelectionKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The place of a channel in the selector of its loop. Used in the loop's thread only. */
public final class Watch {
  /** Told what the channel is ready for. */
  public interface Listener {
    /**
     * The channel has become ready for something that was {@linkplain #want wanted}.
     *
     * @param operations as {@link SelectionKey#readyOps}
     */
    void ready(int operations);
  }

  private final ChannelSelector selector;
  private final Listener listener;
  private @Nullable SelectionKey key;

  Watch(ChannelSelector selector, Listener listener) {
    this.selector = selector;
    this.listener = listener;
  }

  static Watch of(SelectionKey key) {
    return (Watch) key.attachment();
  }

  void begin(SelectionKey key) {
    this.key = key;
  }

  public ChannelSelector selector() {
    return selector;
  }

  /** Has the listener told when the channel is ready for {@code operation}. */
  public void want(int operation) {
    SelectionKey k = Objects.requireNonNull(key);
    if (k.isValid() && (k.interestOpsOr(operation) & operation) == 0) {
      selector.interestAdded();
    }
  }

  /** Nobody waits for {@code operation}, which would be told of again and again. */
  public void ignore(int operation) {
    SelectionKey k = Objects.requireNonNull(key);
    if (k.isValid()) {
      k.interestOpsAnd(~operation);
    }
  }

  void dispatch(int operations) {
    if (Objects.requireNonNull(key).isValid()) {
      listener.ready(operations);
    }
  }
}
