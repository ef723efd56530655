package dev.fermata.io.socket;

import dev.fermata.io.selector.ChannelSelector;
import dev.fermata.io.selector.FairShare;
import dev.fermata.io.selector.Watch;
import dev.fermata.io.transport.Closing;
import dev.fermata.io.transport.Failures;
import dev.fermata.io.transport.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connected TCP or Unix domain socket.
 *
 * <p>A read that did not fill its buffer has taken all there was, so the next one waits for the
 * selector rather than asking in vain: a message costs one call of the system to read it, one to
 * answer, and a part of one to wait. Interest in reading is left on meanwhile, as nobody is told
 * anything as long as nothing comes.
 */
public final class SocketTransport extends Transport implements Watch.Listener {
  /** What may be moved between two looks at all channels. */
  private static final int FAIR_SHARE = 256 * 1024;

  /** The JDK copies each array that it writes to memory of its own, of the same size. */
  private static final int MOST_AT_ONCE = 64 * 1024;

  private final SocketChannel channel;
  private final Watch watch;
  private final @Nullable SocketAddress local;
  private final @Nullable SocketAddress remote;
  private boolean readable;
  private boolean wantsRead;
  private final FairShare share;

  /**
   * @param channel is connected
   */
  public SocketTransport(SocketChannel channel, ChannelSelector selector, Failures failures)
      throws IOException {
    super(failures);
    this.channel = channel;
    channel.configureBlocking(false);
    local = channel.getLocalAddress();
    remote = channel.getRemoteAddress();
    if (remote instanceof InetSocketAddress) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    watch = selector.watch(channel, this);
    share = new FairShare(selector, FAIR_SHARE);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!channel.isOpen()) {
      throw failures().closed();
    }
    if (!readable || isGreedy()) {
      return 0;
    }
    int count = channel.read(target);
    if (count >= 0 && target.hasRemaining()) {
      readable = false;
    }
    share.add(Math.max(count, 0));
    return count;
  }

  @Override
  public void awaitReadable() {
    wantsRead = true;
    watch.want(SelectionKey.OP_READ);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (!channel.isOpen()) {
      throw failures().closed();
    }
    if (source.isDirect() || source.remaining() <= MOST_AT_ONCE) {
      int count = channel.write(source);
      share.add(count);
      return count;
    }
    int total = 0;
    int end = source.limit();
    try {
      while (source.position() < end) {
        source.limit(Math.min(end, source.position() + MOST_AT_ONCE));
        int count = channel.write(source);
        share.add(count);
        total += count;
        if (source.hasRemaining() || share.isUsedUp()) {
          break;
        }
      }
    } finally {
      source.limit(end);
    }
    return total;
  }

  @Override
  public void awaitWritable() {
    watch.want(SelectionKey.OP_WRITE);
  }

  @Override
  public void ready(int operations) {
    if ((operations & SelectionKey.OP_READ) != 0) {
      readable = true;
      if (wantsRead) {
        wantsRead = false;
        tellMayRead();
      } else {
        watch.ignore(SelectionKey.OP_READ);
      }
    }
    if ((operations & SelectionKey.OP_WRITE) != 0) {
      watch.ignore(SelectionKey.OP_WRITE);
      tellMayWrite();
    }
  }

  @Override
  public boolean closeOutput() throws IOException {
    channel.shutdownOutput();
    return true;
  }

  @Override
  public boolean canCloseOutput() {
    return true;
  }

  @Override
  public void close() {
    Closing.quietly(channel);
    watch.selector().letGo();
    tellMayRead();
    tellMayWrite();
  }

  @Override
  public boolean isGreedy() {
    return share.isUsedUp();
  }

  @Override
  public @Nullable SocketAddress localAddress() {
    return local;
  }

  @Override
  public @Nullable SocketAddress remoteAddress() {
    return remote;
  }

  @Override
  public ByteBuffer scratch() {
    return watch.selector().scratch();
  }
}
