package dev.fermata.benchmarks.echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Sends as much as a connection takes, and reads what comes back at the same time. */
final class Bulk {
  static final int BLOCK = 64 * 1024;

  private final SocketChannel channel;
  private final Selector selector = Selector.open();
  private final ByteBuffer source = ByteBuffer.allocateDirect(BLOCK);
  private final ByteBuffer target = ByteBuffer.allocateDirect(BLOCK);

  Bulk(int port) throws IOException {
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.configureBlocking(false);
  }

  /** Moves so many bytes there and back. */
  void run(long bytes) throws IOException {
    long unsent = bytes;
    long missing = bytes;
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    while (missing > 0) {
      selector.select();
      selector.selectedKeys().clear();
      if (key.isReadable()) {
        int count = channel.read(target.clear());
        if (count < 0) {
          throw new IOException("the server has closed the connection");
        }
        missing -= count;
      }
      if (unsent > 0 && key.isWritable()) {
        source.clear().limit((int) Math.min(BLOCK, unsent));
        unsent -= channel.write(source);
        if (unsent == 0) {
          key.interestOps(SelectionKey.OP_READ);
        }
      }
    }
  }
}
