package dev.fermata.io.stream;

import dev.fermata.io.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** Takes what is written, up to what there is room for. Nothing can be read from it. */
final class SinkTransport extends Transport {
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

  /** How many bytes it takes from now on. */
  int room;

  /** After how many bytes others have to come first. */
  int share = Integer.MAX_VALUE;

  SinkTransport() {
    // It never fails.
    super(null);
  }

  byte[] taken() {
    return taken.toByteArray();
  }

  @Override
  public int write(ByteBuffer source) {
    int count = Math.min(room, source.remaining());
    byte[] bytes = new byte[count];
    source.get(bytes);
    taken.writeBytes(bytes);
    room -= count;
    return count;
  }

  @Override
  public int read(ByteBuffer target) {
    return -1;
  }

  @Override
  public void awaitReadable() {}

  @Override
  public void awaitWritable() {}

  @Override
  public boolean closeOutput() {
    return true;
  }

  @Override
  public boolean canCloseOutput() {
    return true;
  }

  @Override
  public void close() {}

  @Override
  public boolean isGreedy() {
    return taken.size() >= share;
  }

  @Override
  public SocketAddress localAddress() {
    return null;
  }

  @Override
  public SocketAddress remoteAddress() {
    return null;
  }

  @Override
  public ByteBuffer scratch() {
    return ByteBuffer.allocate(1);
  }
}
