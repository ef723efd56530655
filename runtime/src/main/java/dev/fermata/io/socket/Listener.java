package dev.fermata.io.socket;

import dev.fermata.ExceptionContext;
import dev.fermata.io.selector.ChannelSelector;
import dev.fermata.io.selector.Watch;
import dev.fermata.io.transport.Closing;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/** A socket that listens, and accepts. */
public final class Listener implements Watch.Listener {
  /** How long to wait until it is tried again to accept, when there are too many open files. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ServerSocketChannel channel;
  private final ChannelSelector selector;
  private final Consumer<SocketChannel> accepted;
  private final int mostAtOnce;
  private final SocketAddress address;
  private final Watch watch;
  private boolean paused;

  /**
   * Begins to listen.
   *
   * @param accepted is told of each client
   */
  public Listener(
      SocketAddress address,
      ChannelSelector selector,
      SocketOptions options,
      int backlog,
      Consumer<SocketChannel> accepted)
      throws IOException {
    this.selector = selector;
    this.accepted = accepted;
    mostAtOnce = backlog;
    channel = open(address);
    try {
      channel.configureBlocking(false);
      if (address instanceof InetSocketAddress) {
        // As in asyncio: else a server that restarts would find its address in use for a while.
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      }
      options.applyTo(channel);
      bind(address, backlog);
      this.address = Objects.requireNonNull(channel.getLocalAddress());
      watch = selector.watch(channel, this);
      watch.want(SelectionKey.OP_ACCEPT);
    } catch (Throwable t) {
      channel.close();
      throw t;
    }
  }

  private static ServerSocketChannel open(SocketAddress address) throws IOException {
    try {
      return address instanceof InetSocketAddress
          ? ServerSocketChannel.open()
          : ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    } catch (IOException e) {
      throw cannotListen(address, e);
    }
  }

  private void bind(SocketAddress address, int backlog) throws IOException {
    try {
      channel.bind(address, backlog);
    } catch (IOException e) {
      throw cannotListen(address, e);
    }
  }

  private static IOException cannotListen(SocketAddress address, IOException cause) {
    IOException failure =
        new BindException("Cannot listen on " + address + ": " + cause.getMessage());
    failure.initCause(cause);
    return failure;
  }

  public SocketAddress address() {
    return address;
  }

  @Override
  public void ready(int operations) {
    for (int i = 0; i < mostAtOnce; i++) {
      SocketChannel client = null;
      try {
        client = channel.accept();
        if (client == null) {
          return;
        }
      } catch (IOException e) {
        pause(e);
        return;
      }
      accepted.accept(client);
    }
  }

  /** What cannot be accepted now, for want of descriptors or memory, stays in the backlog. */
  private void pause(IOException e) {
    if (!channel.isOpen()) {
      return;
    }
    selector
        .loop()
        .callExceptionHandler(
            new ExceptionContext(
                "The server on " + address + " accepts no clients for " + PAUSE.toSeconds() + " s",
                e));
    watch.ignore(SelectionKey.OP_ACCEPT);
    paused = true;
    selector.loop().callLater(PAUSE, this::goOn);
  }

  /** Tries again to accept; there may be room now. */
  public void goOn() {
    if (paused && channel.isOpen()) {
      paused = false;
      watch.want(SelectionKey.OP_ACCEPT);
    }
  }

  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    Closing.quietly(channel);
    // The address is free for others only then.
    Closing.quietly(selector::letGoAtOnce);
    if (address instanceof UnixDomainSocketAddress unix) {
      Closing.quietly(() -> Files.deleteIfExists(unix.getPath()));
    }
  }
}
