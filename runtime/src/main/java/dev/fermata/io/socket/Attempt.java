package dev.fermata.io.socket;

import dev.fermata.io.selector.ChannelSelector;
import dev.fermata.io.selector.Watch;
import dev.fermata.io.transport.Closing;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** An attempt to connect to one address. */
public final class Attempt implements Watch.Listener {
  /** Told how an attempt has ended. */
  public interface Listener {
    void connected(Attempt attempt);

    void failed(Attempt attempt, IOException failure);
  }

  private final SocketAddress address;
  private final Listener listener;
  private @Nullable SocketChannel channel;
  private @Nullable Watch watch;

  public Attempt(SocketAddress address, Listener listener) {
    this.address = address;
    this.listener = listener;
  }

  /**
   * Begins; the listener may be told before this returns.
   *
   * @param local which address to connect from; null if the system chooses
   */
  public void begin(
      ChannelSelector selector, SocketOptions options, @Nullable SocketAddress local) {
    try {
      channel = open();
      channel.configureBlocking(false);
      options.applyTo(channel);
      if (local != null) {
        channel.bind(local);
      }
      if (channel.connect(address)) {
        listener.connected(this);
      } else {
        watch = selector.watch(channel, this);
        watch.want(SelectionKey.OP_CONNECT);
      }
    } catch (IOException | RuntimeException e) {
      // Such as an option or an address that this kind of socket does not have.
      fail(e);
    }
  }

  private SocketChannel open() throws IOException {
    return address instanceof InetSocketAddress
        ? SocketChannel.open()
        : SocketChannel.open(StandardProtocolFamily.UNIX);
  }

  @Override
  @SuppressWarnings("NullAway") // only after it has begun
  public void ready(int operations) {
    watch.ignore(SelectionKey.OP_CONNECT);
    try {
      channel.finishConnect();
      listener.connected(this);
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(Exception cause) {
    close();
    IOException failure =
        new ConnectException(
            "Cannot connect to "
                + address
                + ": "
                + (cause instanceof IOException ? cause.getMessage() : cause));
    failure.initCause(cause);
    listener.failed(this, failure);
  }

  /** The channel of an attempt that has succeeded, which is the caller's now. */
  @SuppressWarnings("NullAway") // only after it has begun
  public SocketChannel channel() {
    return channel;
  }

  /** Gives it up, and closes its channel whatever has become of it. */
  public void close() {
    Closing.quietly(channel);
    if (watch != null) {
      watch.selector().letGo();
    }
  }
}
