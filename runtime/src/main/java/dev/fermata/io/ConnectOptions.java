package dev.fermata.io;

import dev.fermata.io.socket.SocketOptions;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How to connect. Immutable: each method returns other options. */
public final class ConnectOptions {
  private static final ConnectOptions DEFAULTS =
      new ConnectOptions(
          StreamReader.DEFAULT_LIMIT, Duration.ofMillis(250), null, SocketOptions.NONE, null);

  final int limit;
  final Duration attemptDelay;
  final @Nullable SocketAddress local;
  final SocketOptions sockets;
  final @Nullable TlsOptions tls;

  private ConnectOptions(
      int limit,
      Duration attemptDelay,
      @Nullable SocketAddress local,
      SocketOptions sockets,
      @Nullable TlsOptions tls) {
    this.limit = limit;
    this.attemptDelay = attemptDelay;
    this.local = local;
    this.sockets = sockets;
    this.tls = tls;
  }

  /** What {@link Network#connect(String, int)} does. */
  public static ConnectOptions defaults() {
    return DEFAULTS;
  }

  /**
   * How much the reader keeps while it looks for a separator.
   *
   * @param bytes positive; else 64 KiB
   */
  public ConnectOptions limit(int bytes) {
    return new ConnectOptions(
        ListenOptions.requirePositive(bytes), attemptDelay, local, sockets, tls);
  }

  /**
   * When to try the next of several addresses of a host, while the one before has not answered:
   * "happy eyeballs" (RFC 8305), asyncio's {@code happy_eyeballs_delay}.
   *
   * @param delay else 250 milliseconds, which the RFC recommends
   */
  public ConnectOptions attemptDelay(Duration delay) {
    return new ConnectOptions(limit, Objects.requireNonNull(delay, "delay"), local, sockets, tls);
  }

  /**
   * Which address to connect from.
   *
   * @param address else the system chooses
   */
  public ConnectOptions localAddress(SocketAddress address) {
    return new ConnectOptions(
        limit, attemptDelay, Objects.requireNonNull(address, "address"), sockets, tls);
  }

  /** Sets an option of the socket, such as those of {@link StandardSocketOptions}. */
  public <T> ConnectOptions option(SocketOption<T> option, T value) {
    return new ConnectOptions(limit, attemptDelay, local, sockets.with(option, value), tls);
  }

  /**
   * Speaks TLS: asyncio's {@code ssl=True}. The connection is there when the handshake is over. A
   * failed one is a {@link javax.net.ssl.SSLHandshakeException}, see {@link Connection#startTls}.
   */
  public ConnectOptions tls() {
    return tls(TlsOptions.client());
  }

  /**
   * Speaks TLS: asyncio's {@code ssl} with an {@code SSLContext}. The host that was connected to is
   * the name of the server, unless the options say another.
   *
   * @param tls of a client
   */
  public ConnectOptions tls(TlsOptions tls) {
    tls.requireRole(true, "connect");
    return new ConnectOptions(limit, attemptDelay, local, sockets, tls);
  }
}
