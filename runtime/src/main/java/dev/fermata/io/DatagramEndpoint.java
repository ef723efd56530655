package dev.fermata.io;

import dev.fermata.AsyncCloseable;
import dev.fermata.AsyncIterable;
import dev.fermata.AsyncIterator;
import dev.fermata.Task;
import dev.fermata.io.call.IoCall;
import dev.fermata.io.call.Waiters;
import dev.fermata.io.selector.ChannelSelector;
import dev.fermata.io.selector.FairShare;
import dev.fermata.io.selector.Watch;
import dev.fermata.io.transport.Closing;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.SelectionKey;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends and receives datagrams (UDP): what asyncio's {@code create_datagram_endpoint} makes.
 * Whatever is sent may get lost, come twice, or in another order.
 *
 * <p>Nothing is kept here: to send waits until the system has taken the datagram, and what nobody
 * receives the system keeps as far as it has room ({@code SO_RCVBUF}), and then drops. Any number
 * of tasks may send and receive at the same time; each datagram is received by one of them.
 *
 * <p>As an iterable it gives what is received until it is closed at this end:
 *
 * <pre>{@code for (Datagram datagram : each(endpoint)) { ... }}</pre>
 */
public final class DatagramEndpoint implements AsyncCloseable, AsyncIterable<Datagram> {
  /** How many datagrams may be moved between two looks at all channels. */
  private static final int FAIR_SHARE = 64;

  private final DatagramChannel channel;
  private final ChannelSelector selector;
  private final Watch watch;
  private final @Nullable SocketAddress local;
  private final @Nullable SocketAddress remote;
  private final Waiters receivers = new Waiters();
  private final Waiters senders = new Waiters();
  private final FairShare share;

  DatagramEndpoint(ChannelSelector selector, DatagramOptions options) throws IOException {
    this.selector = selector;
    channel = open(options);
    try {
      channel.configureBlocking(false);
      options.sockets.applyTo(channel);
      bind(options.local);
      if (options.remote != null) {
        channel.connect(options.remote);
      }
      local = channel.getLocalAddress();
      remote = channel.getRemoteAddress();
      watch = selector.watch(channel, this::ready);
      share = new FairShare(selector, FAIR_SHARE);
    } catch (Throwable t) {
      channel.close();
      throw t;
    }
  }

  /** Multicast needs a socket of the family of its group. */
  private static DatagramChannel open(DatagramOptions options) throws IOException {
    boolean v4 = options.local != null && options.local.getAddress() instanceof Inet4Address;
    return v4 ? DatagramChannel.open(StandardProtocolFamily.INET) : DatagramChannel.open();
  }

  private void bind(@Nullable InetSocketAddress address) throws IOException {
    try {
      channel.bind(address);
    } catch (IOException e) {
      IOException failure =
          new BindException("Cannot receive datagrams on " + address + ": " + e.getMessage());
      failure.initCause(e);
      throw failure;
    }
  }

  // Receiving.

  /**
   * Waits for a datagram.
   *
   * @return fails with {@link java.net.PortUnreachableException} if there is an only peer that has
   *     said that nobody listens there, after which one can go on; and with {@link
   *     ConnectionClosedException} if this is closed
   */
  public Task<Datagram> receive() {
    return new Receive().begin();
  }

  /**
   * Waits for a datagram, and reads it into {@code target}. What there is no room for is lost.
   *
   * @return who has sent it; fails as {@link #receive()}
   */
  public Task<SocketAddress> receive(ByteBuffer target) {
    return new ReceiveInto(Objects.requireNonNull(target, "target")).begin();
  }

  /** What is received until this is closed at this end. */
  @Override
  public AsyncIterator<Datagram> asyncIterator() {
    return () -> new Next().begin();
  }

  // Sending.

  /** As {@link #send(ByteBuffer)}. */
  public Task<@Nullable Void> send(byte[] bytes) {
    return send(ByteBuffer.wrap(bytes));
  }

  /**
   * Sends a datagram to the only peer, and waits until the system has taken it.
   *
   * @param source what to send, not to be changed before it is sent; its position moves on
   * @return fails with {@link java.net.PortUnreachableException} if the peer has said to an earlier
   *     one that nobody listens there, and with another {@link IOException} if it cannot be sent,
   *     such as one of more than 65507 bytes
   * @throws IllegalStateException if there is no only peer
   * @throws IllegalArgumentException if nothing remains in {@code source}
   */
  public Task<@Nullable Void> send(ByteBuffer source) {
    if (remote == null) {
      throw new IllegalStateException(
          "Whom to? Say an address, or DatagramOptions.remoteAddress for all");
    }
    return new Send(requireContent(source), remote).begin();
  }

  /** From a connected channel the JDK sends nothing in this case, and says that it has. */
  private static ByteBuffer requireContent(ByteBuffer source) {
    if (!source.hasRemaining()) {
      throw new IllegalArgumentException(
          "An endpoint with an only peer cannot send an empty datagram. Make it without"
              + " DatagramOptions.remoteAddress, and send to an address");
    }
    return source;
  }

  /** As {@link #send(ByteBuffer, SocketAddress)}. */
  public Task<@Nullable Void> send(byte[] bytes, SocketAddress address) {
    return send(ByteBuffer.wrap(bytes), address);
  }

  /**
   * Sends a datagram to {@code address}, and waits until the system has taken it: asyncio's {@code
   * sendto}.
   *
   * @param source what to send, not to be changed before it is sent; its position moves on
   * @return fails with an {@link IOException} if it cannot be sent
   * @throws IllegalStateException if there is an only peer, and {@code address} is another
   * @throws IllegalArgumentException if there is an only peer, and nothing remains in {@code
   *     source}
   */
  public Task<@Nullable Void> send(ByteBuffer source, SocketAddress address) {
    Objects.requireNonNull(address, "address");
    if (remote != null && !remote.equals(address)) {
      throw new IllegalStateException(
          "Cannot send to " + address + ", as DatagramOptions.remoteAddress says " + remote);
    }
    return new Send(remote == null ? source : requireContent(source), address).begin();
  }

  // Everything else.

  /**
   * Receives as well what is sent to a group (IP multicast).
   *
   * @param group such as 239.1.2.3
   * @param networkInterface where to listen for it
   * @return to be {@linkplain MembershipKey#drop dropped} to leave the group
   * @throws IOException if the system refuses
   */
  public MembershipKey join(InetAddress group, NetworkInterface networkInterface)
      throws IOException {
    return channel.join(group, networkInterface);
  }

  /** Where datagrams are received. */
  public @Nullable SocketAddress localAddress() {
    return local;
  }

  /** The only peer; null without one. */
  public @Nullable SocketAddress remoteAddress() {
    return remote;
  }

  /** The port that datagrams are received on. */
  public int port() {
    return ((InetSocketAddress) Objects.requireNonNull(local)).getPort();
  }

  /**
   * Closes at once. Whoever waits fails with {@link ConnectionClosedException}.
   *
   * @return complete when the port can be used by others
   */
  @Override
  public Task<@Nullable Void> closeAsync() {
    if (!channel.isOpen()) {
      return Task.done();
    }
    Closing.quietly(channel);
    Closing.quietly(selector::letGoAtOnce);
    receivers.wakeAll();
    senders.wakeAll();
    return Task.done();
  }

  @Override
  public String toString() {
    return "DatagramEndpoint[" + local + (remote == null ? "" : " to " + remote) + "]";
  }

  // Waiting.

  private void ready(int operations) {
    watch.ignore(operations);
    if ((operations & SelectionKey.OP_READ) != 0) {
      receivers.wakeAll();
    }
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      senders.wakeAll();
    }
  }

  /** Whether others have to come first; if not, what is tried now counts. */
  private boolean isGreedy() {
    boolean greedy = share.isUsedUp();
    if (!greedy) {
      share.add(1);
    }
    return greedy;
  }

  private abstract class DatagramCall<T extends @Nullable Object> extends IoCall<T> {
    final Object await(Waiters waiters, int operation) {
      waiters.add(newWaiter());
      watch.want(operation);
      return NOT_YET;
    }

    final void requireOpen() throws ConnectionClosedException {
      if (!channel.isOpen()) {
        throw new ConnectionClosedException();
      }
    }

    final @Nullable SocketAddress receiveNow(ByteBuffer target) throws IOException {
      requireOpen();
      return isGreedy() ? null : channel.receive(target);
    }
  }

  private class Receive extends DatagramCall<Datagram> {
    @Override
    protected @Nullable Object attempt() throws IOException {
      ByteBuffer scratch = selector.scratch();
      SocketAddress sender = receiveNow(scratch);
      if (sender == null) {
        return await(receivers, SelectionKey.OP_READ);
      }
      byte[] bytes = new byte[scratch.flip().remaining()];
      scratch.get(bytes);
      return new Datagram(sender, bytes);
    }
  }

  private final class Next extends Receive {
    @Override
    protected @Nullable Object attempt() throws IOException {
      if (!channel.isOpen()) {
        throw new NoSuchElementException("The endpoint has been closed");
      }
      return super.attempt();
    }
  }

  private final class ReceiveInto extends DatagramCall<SocketAddress> {
    private final ByteBuffer target;

    ReceiveInto(ByteBuffer target) {
      this.target = target;
    }

    @Override
    protected @Nullable Object attempt() throws IOException {
      SocketAddress sender = receiveNow(target);
      return sender == null ? await(receivers, SelectionKey.OP_READ) : sender;
    }
  }

  private final class Send extends DatagramCall<@Nullable Void> {
    private final ByteBuffer source;
    private final SocketAddress address;

    Send(ByteBuffer source, SocketAddress address) {
      this.source = source;
      this.address = address;
    }

    @Override
    protected @Nullable Object attempt() throws IOException {
      requireOpen();
      boolean empty = !source.hasRemaining();
      if (isGreedy() || (channel.send(source, address) == 0 && !empty)) {
        return await(senders, SelectionKey.OP_WRITE);
      }
      return null;
    }
  }
}
