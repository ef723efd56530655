package dev.fermata.io.process;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.call.Waking;
import dev.fermata.io.transport.Closing;
import dev.fermata.io.transport.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a process writes. Another thread reads one chunk when it is asked for, and the next when
 * that has been taken, so that a process which nobody reads from waits.
 */
public final class InputPipe extends PipeTransport {
  private static final int SMALLEST = 8 * 1024;
  private static final int LARGEST = 64 * 1024;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final InputStream stream;
  private ByteBuffer chunk = NOTHING;
  private int chunkSize = SMALLEST;
  private boolean reading;
  private boolean ended;
  private boolean closed;
  private @Nullable IOException failure;

  public InputPipe(InputStream stream, EventLoop loop, Failures failures) {
    super(loop, failures);
    this.stream = stream;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw failures().closed();
    }
    int count = Math.min(chunk.remaining(), target.remaining());
    if (count > 0) {
      target.put(chunk.array(), chunk.position(), count);
      chunk.position(chunk.position() + count);
      if (!chunk.hasRemaining()) {
        chunk = NOTHING;
      }
      return count;
    }
    if (failure != null) {
      throw failure;
    }
    return ended ? -1 : 0;
  }

  @Override
  public void awaitReadable() {
    if (reading || ended || closed || failure != null) {
      return;
    }
    reading = true;
    byte[] bytes = new byte[chunkSize];
    Task<Integer> filling =
        loop.runInExecutor(PipeThreads.EXECUTOR, () -> stream.read(bytes, 0, bytes.length));
    filling.addDoneCallback(filled -> take(bytes, filled));
  }

  private void take(byte[] bytes, Task<Integer> filled) {
    reading = false;
    try {
      int count = Waking.valueOf(filled);
      if (count < 0) {
        ended = true;
        Closing.quietly(stream);
      } else {
        chunk = ByteBuffer.wrap(bytes, 0, count);
        chunkSize = count == chunkSize ? Math.min(2 * chunkSize, LARGEST) : chunkSize;
      }
    } catch (Exception e) {
      failure = e instanceof IOException io ? io : new IOException(e);
    }
    tellMayRead();
  }

  @Override
  public void close() {
    closed = true;
    chunk = NOTHING;
    Closing.quietly(stream);
    tellMayRead();
  }
}
