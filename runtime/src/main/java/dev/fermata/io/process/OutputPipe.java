package dev.fermata.io.process;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.call.Waking;
import dev.fermata.io.transport.Closing;
import dev.fermata.io.transport.Failures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a process reads. Another thread writes one chunk at a time, and as long as it does nothing
 * more is taken, so that whoever writes to a process which does not read waits.
 */
public final class OutputPipe extends PipeTransport {
  private static final int LARGEST = 64 * 1024;

  private final OutputStream stream;
  private boolean writing;
  private boolean closed;
  private @Nullable IOException failure;

  public OutputPipe(OutputStream stream, EventLoop loop, Failures failures) {
    super(loop, failures);
    this.stream = stream;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    requireIntact();
    int count = Math.min(source.remaining(), LARGEST);
    if (writing || count == 0) {
      return 0;
    }
    writing = true;
    byte[] bytes = new byte[count];
    source.get(bytes);
    Task<Boolean> emptying = loop.runInExecutor(PipeThreads.EXECUTOR, () -> writeAll(bytes));
    emptying.addDoneCallback(this::written);
    return count;
  }

  private boolean writeAll(byte[] bytes) throws IOException {
    stream.write(bytes);
    stream.flush();
    return true;
  }

  private void written(Task<Boolean> emptied) {
    writing = false;
    try {
      Waking.valueOf(emptied);
    } catch (Exception e) {
      failure = new IOException("The process has closed its standard input, or has ended: " + e, e);
    }
    tellMayWrite();
  }

  @Override
  public void awaitWritable() {
    if (!writing) {
      loop.callSoon(this::tellMayWrite);
    }
  }

  @Override
  public boolean closeOutput() throws IOException {
    if (!prepareClose()) {
      return false;
    }
    Closing.quietly(stream);
    return true;
  }

  @Override
  public boolean prepareClose() throws IOException {
    requireIntact();
    return !writing;
  }

  private void requireIntact() throws IOException {
    if (closed) {
      throw failures().closed();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** To close a stream waits for a write to it that is going on, so another thread does it then. */
  @Override
  public void close() {
    closed = true;
    if (writing) {
      PipeThreads.EXECUTOR.execute(() -> Closing.quietly(stream));
    } else {
      Closing.quietly(stream);
    }
    tellMayWrite();
  }
}
