package dev.fermata.benchmarks.echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The other end: each of its connections sends a message, waits for it to come back, and sends the
 * next. Runs in a process of its own, so that its own work is not counted.
 */
final class EchoClient {
  private final Selector selector = Selector.open();
  private final Latencies latencies = new Latencies();
  private final ByteBuffer target;
  private final int size;
  private boolean measuring;

  EchoClient(int port, int connections, int size) throws IOException {
    this.size = size;
    target = ByteBuffer.allocateDirect(size);
    for (int i = 0; i < connections; i++) {
      connect(port);
    }
  }

  private void connect(int port) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Exchange exchange = new Exchange(channel, size);
    channel.register(selector, SelectionKey.OP_READ, exchange);
    exchange.send();
  }

  private static final class Exchange {
    private final SocketChannel channel;
    private final ByteBuffer message;
    private int missing;
    private long sent;

    Exchange(SocketChannel channel, int size) {
      this.channel = channel;
      message = ByteBuffer.allocateDirect(size);
    }

    void send() throws IOException {
      sent = System.nanoTime();
      missing = message.clear().remaining();
      channel.write(message);
      if (message.hasRemaining()) {
        throw new IOException("a message does not fit into the buffers of a socket");
      }
    }
  }

  /** Runs for a time; only the exchanges of a run that is measured are counted. */
  void run(long nanos, boolean measure) throws IOException {
    measuring = measure;
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      selector.select(this::ready, TimeUnit.SECONDS.toMillis(1));
    }
  }

  Latencies latencies() {
    return latencies;
  }

  private void ready(SelectionKey key) {
    Exchange exchange = Objects.requireNonNull((Exchange) key.attachment());
    try {
      int count = exchange.channel.read(target.clear());
      if (count < 0) {
        throw new IOException("the server has closed a connection");
      }
      exchange.missing -= count;
      if (exchange.missing == 0) {
        if (measuring) {
          latencies.add(System.nanoTime() - exchange.sent);
        }
        exchange.send();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
