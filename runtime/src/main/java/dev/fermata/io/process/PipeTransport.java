package dev.fermata.io.process;

import dev.fermata.EventLoop;
import dev.fermata.io.transport.Failures;
import dev.fermata.io.transport.Transport;
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

  PipeTransport(EventLoop loop, Failures failures) {
    super(failures);
    this.loop = loop;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    throw new UnsupportedOperationException("This end of a pipe can only be written to");
  }

  @Override
  public void awaitReadable() {}

  @Override
  public int write(ByteBuffer source) throws IOException {
    throw new UnsupportedOperationException("This end of a pipe can only be read from");
  }

  @Override
  public void awaitWritable() {}

  @Override
  public boolean closeOutput() throws IOException {
    return true;
  }

  @Override
  public boolean canCloseOutput() {
    return true;
  }

  /** Each chunk takes a turn of the loop already. */
  @Override
  public boolean isGreedy() {
    return false;
  }

  @Override
  public @Nullable SocketAddress localAddress() {
    return null;
  }

  @Override
  public @Nullable SocketAddress remoteAddress() {
    return null;
  }

  @Override
  public ByteBuffer scratch() {
    if (scratch == null) {
      scratch = ByteBuffer.allocate(SCRATCH_SIZE);
    }
    return scratch.clear();
  }
}
