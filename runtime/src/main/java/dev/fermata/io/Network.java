package dev.fermata.io;

import dev.fermata.Task;
import dev.fermata.io.selector.ChannelSelector;
import dev.fermata.io.socket.ListenCall;
import dev.fermata.io.socket.Resolve;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Connects and listens, and exchanges datagrams: asyncio's {@code open_connection}, {@code
 * start_server} and {@code create_datagram_endpoint}. All methods are to be called in the event
 * loop that the connections then belong to.
 */
public final class Network {
  private Network() {}

  // Connecting.

  /** As {@link #connect(String, int, ConnectOptions)}, with the defaults. */
  public static Task<Connection> connect(String host, int port) {
    return connect(host, port, ConnectOptions.defaults());
  }

  /**
   * Connects to a host: asyncio's {@code open_connection}. Its addresses are looked for in another
   * thread. If it has several, they are tried one after the other without waiting long for each,
   * see {@link ConnectOptions#attemptDelay}.
   *
   * @param port from 1 to 65535
   * @return fails with {@link java.net.UnknownHostException} if the host is not known, and with
   *     {@link java.net.ConnectException} if no address can be connected to: with the failure of
   *     the first, in which those of the others are suppressed
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<Connection> connect(String host, int port, ConnectOptions options) {
    Objects.requireNonNull(host, "host");
    requirePort(port);
    return connect(() -> Resolve.all(host, port), host, options);
  }

  /** As {@link #connect(SocketAddress, ConnectOptions)}, with the defaults. */
  public static Task<Connection> connect(SocketAddress address) {
    return connect(address, ConnectOptions.defaults());
  }

  /**
   * Connects to an address of the internet, or to a Unix domain socket: asyncio's {@code
   * open_unix_connection}.
   *
   * @param address an {@link InetSocketAddress} or a {@link UnixDomainSocketAddress}
   * @return fails with {@link java.net.ConnectException} if it cannot be connected to
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<Connection> connect(SocketAddress address, ConnectOptions options) {
    Objects.requireNonNull(address, "address");
    if (address instanceof InetSocketAddress host && host.isUnresolved()) {
      return connect(host.getHostString(), host.getPort(), options);
    }
    return connect(() -> List.of(address), TlsHandshake.hostOf(address), options);
  }

  private static Task<Connection> connect(
      Callable<List<SocketAddress>> resolver, @Nullable String host, ConnectOptions options) {
    Objects.requireNonNull(options, "options");
    try {
      return new ConnectCall(ChannelSelector.current(), resolver, host, options).begin();
    } catch (IOException e) {
      return Task.failed(e);
    }
  }

  // Listening.

  /** As {@link #listen(SocketAddress, ConnectionHandler, ListenOptions)}, on all addresses. */
  public static Task<Server> listen(int port, ConnectionHandler handler) {
    return listen(new InetSocketAddress(port), handler);
  }

  /** As {@link #listen(String, int, ConnectionHandler, ListenOptions)}, with the defaults. */
  public static Task<Server> listen(String host, int port, ConnectionHandler handler) {
    return listen(host, port, handler, ListenOptions.defaults());
  }

  /**
   * Listens on all addresses of a host: asyncio's {@code start_server}.
   *
   * @param host a name of this machine, such as {@code localhost}
   * @param port from 0 to 65535; 0 to have the system choose, see {@link Server#port}
   * @return as {@link #listen(SocketAddress, ConnectionHandler, ListenOptions)}
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<Server> listen(
      String host, int port, ConnectionHandler handler, ListenOptions options) {
    Objects.requireNonNull(host, "host");
    requirePort(port);
    return listen(() -> Resolve.all(host, port), handler, options);
  }

  /** As {@link #listen(SocketAddress, ConnectionHandler, ListenOptions)}, with the defaults. */
  public static Task<Server> listen(SocketAddress address, ConnectionHandler handler) {
    return listen(address, handler, ListenOptions.defaults());
  }

  /**
   * Listens on an address: asyncio's {@code start_server} and {@code start_unix_server}. Each
   * client is served by a task of its own. When that has ended, the connection is closed; what it
   * fails with goes to the loop's exception handler.
   *
   * @param address an {@link InetSocketAddress} or a {@link UnixDomainSocketAddress}, whose file
   *     must not be there; it is removed again in the end
   * @param handler serves a client
   * @return the server, which listens; fails with {@link java.net.BindException} if the address is
   *     in use or not one of this machine
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<Server> listen(
      SocketAddress address, ConnectionHandler handler, ListenOptions options) {
    Objects.requireNonNull(address, "address");
    if (address instanceof InetSocketAddress host && host.isUnresolved()) {
      return listen(host.getHostString(), host.getPort(), handler, options);
    }
    return listen(() -> List.of(address), handler, options);
  }

  private static Task<Server> listen(
      Callable<List<SocketAddress>> resolver, ConnectionHandler handler, ListenOptions options) {
    Objects.requireNonNull(handler, "handler");
    Objects.requireNonNull(options, "options");
    try {
      ChannelSelector selector = ChannelSelector.current();
      return new ListenCall<>(
              selector.loop(),
              resolver,
              addresses -> Server.listening(addresses, selector, handler, options))
          .begin();
    } catch (IOException e) {
      return Task.failed(e);
    }
  }

  // Datagrams.

  /**
   * Sends and receives datagrams: asyncio's {@code create_datagram_endpoint}.
   *
   * <pre>{@code
   * try (DatagramEndpoint endpoint = await(Network.datagrams(DatagramOptions.defaults()))) {
   *   await(endpoint.send(question, server));
   *   Datagram answer = await(endpoint.receive());
   * }
   * }</pre>
   *
   * @return complete at once; fails with {@link java.net.BindException} if the local address is in
   *     use or not one of this machine
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public static Task<DatagramEndpoint> datagrams(DatagramOptions options) {
    Objects.requireNonNull(options, "options");
    try {
      return Task.of(new DatagramEndpoint(ChannelSelector.current(), options));
    } catch (IOException e) {
      return Task.failed(e);
    }
  }

  private static void requirePort(int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("A port is from 0 to 65535, not " + port);
    }
  }
}
