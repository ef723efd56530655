package dev.fermata.io;

import dev.fermata.Handle;
import dev.fermata.Task;
import dev.fermata.io.call.IoCall;
import dev.fermata.io.call.Waking;
import dev.fermata.io.selector.ChannelSelector;
import dev.fermata.io.socket.Attempt;
import dev.fermata.io.socket.SocketTransport;
import dev.fermata.io.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Connects to whichever of several addresses answers first. The next is tried when the one before
 * has failed, or has not answered for a while ("happy eyeballs", RFC 8305).
 */
final class ConnectCall extends IoCall<Connection> implements Attempt.Listener {
  private final ChannelSelector selector;
  private final ConnectOptions options;
  private final Callable<List<SocketAddress>> resolver;
  private final @Nullable String host;
  private @Nullable Task<List<SocketAddress>> resolving;
  private @Nullable Queue<SocketAddress> addresses;
  private final Set<Attempt> attempts = new HashSet<>();
  private final List<IOException> failures = new ArrayList<>();
  private @Nullable Attempt winner;
  private @Nullable Connection connection;
  private @Nullable TlsHandshake handshake;
  private @Nullable Handle alarm;

  /**
   * @param host what is connected to; null if it has no name
   */
  ConnectCall(
      ChannelSelector selector,
      Callable<List<SocketAddress>> resolver,
      @Nullable String host,
      ConnectOptions options) {
    this.host = host;
    this.selector = selector;
    this.options = options;
    this.resolver = resolver;
  }

  @Override
  protected @Nullable Object attempt() throws Exception {
    if (addresses == null) {
      if (resolving == null) {
        resolving = selector.loop().runInExecutor(resolver);
      }
      if (!resolving.isDone()) {
        Waking.whenDone(resolving, newWaiter());
        return NOT_YET;
      }
      addresses = new ArrayDeque<>(Waking.valueOf(resolving));
      tryNext();
    }
    while (winner == null && attempts.isEmpty() && !addresses.isEmpty()) {
      tryNext();
    }
    if (winner != null) {
      if (connection == null) {
        connection = connectionOver(winner.channel());
      }
      return isSecure(connection) ? connection : NOT_YET;
    }
    if (!attempts.isEmpty()) {
      newWaiter();
      return NOT_YET;
    }
    IOException first = failures.remove(0);
    failures.forEach(first::addSuppressed);
    throw first;
  }

  private Connection connectionOver(SocketChannel channel) throws IOException {
    Transport transport = new SocketTransport(channel, selector, StreamFailures.INSTANCE);
    return new Connection(transport, options.limit);
  }

  private boolean isSecure(Connection connection) throws IOException {
    if (options.tls == null) {
      return true;
    }
    if (handshake == null) {
      handshake = new TlsHandshake(connection, options.tls, host, selector.loop());
    }
    return handshake.proceed(this);
  }

  private void tryNext() {
    stopAlarm();
    SocketAddress next = addresses == null ? null : addresses.poll();
    if (next == null || winner != null) {
      return;
    }
    Attempt attempt = new Attempt(next, this);
    attempts.add(attempt);
    attempt.begin(selector, options.sockets, options.local);
    if (winner == null && !attempts.isEmpty()) {
      alarm = selector.loop().callLater(options.attemptDelay, this::tryNext);
    }
  }

  private void stopAlarm() {
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
  }

  @Override
  public void connected(Attempt attempt) {
    if (winner == null) {
      attempts.remove(attempt);
      winner = attempt;
      wake();
    }
  }

  @Override
  public void failed(Attempt attempt, IOException failure) {
    failures.add(failure);
    attempts.remove(attempt);
    wake();
  }

  @Override
  protected void ended() {
    stopAlarm();
    attempts.forEach(Attempt::close);
    if (resolving != null) {
      resolving.cancel();
    }
    if (handshake != null) {
      handshake.ended();
    } else if (winner != null && (connection == null || options.tls != null)) {
      winner.close();
    }
  }
}
