package dev.fermata.io;

import dev.fermata.io.socket.SocketOptions;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import org.jspecify.annotations.Nullable;

/** How to exchange datagrams. Immutable: each method returns other options. */
public final class DatagramOptions {
  private static final DatagramOptions DEFAULTS =
      new DatagramOptions(null, null, SocketOptions.NONE);

  final @Nullable InetSocketAddress local;
  final @Nullable InetSocketAddress remote;
  final SocketOptions sockets;

  private DatagramOptions(
      @Nullable InetSocketAddress local,
      @Nullable InetSocketAddress remote,
      SocketOptions sockets) {
    this.local = local;
    this.remote = remote;
    this.sockets = sockets;
  }

  /** From any port of this machine, to and from anybody. */
  public static DatagramOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Where to receive, and to send from: asyncio's {@code local_addr}.
   *
   * @param address has been looked up; port 0 to have the system choose one
   */
  public DatagramOptions localAddress(InetSocketAddress address) {
    return new DatagramOptions(requireResolved(address), remote, sockets);
  }

  /**
   * The only peer, to whom {@link DatagramEndpoint#send(byte[])} sends, and from whom alone
   * datagrams come: asyncio's {@code remote_addr}. Only so the endpoint learns that nobody listens
   * there.
   *
   * @param address has been looked up
   */
  public DatagramOptions remoteAddress(InetSocketAddress address) {
    return new DatagramOptions(local, requireResolved(address), sockets);
  }

  /** Allows to send to all of a network: asyncio's {@code allow_broadcast}. */
  public DatagramOptions broadcast() {
    return option(StandardSocketOptions.SO_BROADCAST, true);
  }

  /** Sets an option of the socket, such as those of {@link StandardSocketOptions}. */
  public <T> DatagramOptions option(SocketOption<T> option, T value) {
    return new DatagramOptions(local, remote, sockets.with(option, value));
  }

  static InetSocketAddress requireResolved(InetSocketAddress address) {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          "The host of " + address + " has not been looked up, or is not known");
    }
    return address;
  }
}
