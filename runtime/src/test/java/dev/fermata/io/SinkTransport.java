package dev.fermata.io;

import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** Takes what is written, up to what there is room for. Nothing can be read from it. */
final class SinkTransport extends Transport {
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

  /** How many bytes it takes from now on. */
  int room;

  byte[] taken() {
    return taken.toByteArray();
  }

  @Override
  int write(ByteBuffer source) {
    int count = Math.min(room, source.remaining());
    byte[] bytes = new byte[count];
    source.get(bytes);
    taken.writeBytes(bytes);
    room -= count;
    return count;
  }

  @Override
  int read(ByteBuffer target) {
    return -1;
  }

  @Override
  void awaitReadable() {}

  @Override
  void awaitWritable() {}

  @Override
  boolean closeOutput() {
    return true;
  }

  @Override
  boolean canCloseOutput() {
    return true;
  }

  @Override
  void close() {}

  @Override
  boolean isGreedy() {
    return false;
  }

  @Override
  SocketAddress localAddress() {
    return null;
  }

  @Override
  SocketAddress remoteAddress() {
    return null;
  }

  @Override
  ByteBuffer scratch() {
    return ByteBuffer.allocate(1);
  }
}
