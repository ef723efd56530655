package dev.fermata.io;

import dev.fermata.EventLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One end of a pipe, which goes in one direction, has no address, and is read or written by others.
 */
abstract class PipeTransport extends Transport {
  private static final int SCRATCH_SIZE = 16 * 1024;

  final EventLoop loop;
  private @Nullable ByteBuffer scratch;

  PipeTransport(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  int read(ByteBuffer target) throws IOException {
    throw new UnsupportedOperationException("This end of a pipe can only be written to");
  }

  @Override
  void awaitReadable() {}

  @Override
  int write(ByteBuffer source) throws IOException {
    throw new UnsupportedOperationException("This end of a pipe can only be read from");
  }

  @Override
  void awaitWritable() {}

  @Override
  boolean closeOutput() throws IOException {
    return true;
  }

  @Override
  boolean canCloseOutput() {
    return true;
  }

  /** Each chunk takes a turn of the loop already. */
  @Override
  boolean isGreedy() {
    return false;
  }

  @Override
  @Nullable SocketAddress localAddress() {
    return null;
  }

  @Override
  @Nullable SocketAddress remoteAddress() {
    return null;
  }

  @Override
  ByteBuffer scratch() {
    if (scratch == null) {
      scratch = ByteBuffer.allocate(SCRATCH_SIZE);
    }
    return scratch.clear();
  }
}
