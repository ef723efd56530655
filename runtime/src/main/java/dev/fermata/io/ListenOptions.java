package dev.fermata.io;

import dev.fermata.io.socket.SocketOptions;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import org.jspecify.annotations.Nullable;

/** How to listen. Immutable: each method returns other options. */
public final class ListenOptions {
  private static final ListenOptions DEFAULTS =
      new ListenOptions(
          100, StreamReader.DEFAULT_LIMIT, SocketOptions.NONE, SocketOptions.NONE, null);

  final int backlog;
  final int limit;
  final SocketOptions servers;
  final SocketOptions clients;
  final @Nullable TlsOptions tls;

  private ListenOptions(
      int backlog,
      int limit,
      SocketOptions servers,
      SocketOptions clients,
      @Nullable TlsOptions tls) {
    this.backlog = backlog;
    this.limit = limit;
    this.servers = servers;
    this.clients = clients;
    this.tls = tls;
  }

  /** What {@link Network#listen(int, ConnectionHandler)} does. */
  public static ListenOptions defaults() {
    return DEFAULTS;
  }

  /**
   * How many connections the system accepts before the program does.
   *
   * @param connections positive; else 100
   */
  public ListenOptions backlog(int connections) {
    return new ListenOptions(requirePositive(connections), limit, servers, clients, tls);
  }

  /**
   * How much a reader keeps while it looks for a separator.
   *
   * @param bytes positive; else 64 KiB
   */
  public ListenOptions limit(int bytes) {
    return new ListenOptions(backlog, requirePositive(bytes), servers, clients, tls);
  }

  /** Sets an option of the sockets that listen, such as {@link StandardSocketOptions}. */
  public <T> ListenOptions option(SocketOption<T> option, T value) {
    return new ListenOptions(backlog, limit, servers.with(option, value), clients, tls);
  }

  /** Sets an option of the sockets of clients. */
  public <T> ListenOptions clientOption(SocketOption<T> option, T value) {
    return new ListenOptions(backlog, limit, servers, clients.with(option, value), tls);
  }

  /**
   * Speaks TLS with each client: asyncio's {@code ssl}. The handler is called when the handshake is
   * over; one that fails goes to the loop's exception handler.
   *
   * @param tls of a server
   */
  public ListenOptions tls(TlsOptions tls) {
    tls.requireRole(false, "listen");
    return new ListenOptions(backlog, limit, servers, clients, tls);
  }

  static int requirePositive(int value) {
    if (value <= 0) {
      throw new IllegalArgumentException("Has to be positive, but is " + value);
    }
    return value;
  }
}
