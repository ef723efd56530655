package dev.fermata.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.process.InputPipe;
import dev.fermata.io.process.OutputPipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The two ends of pipes, over streams that are made for it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PipeTransportTest {
  private static final int KILOBYTE = 1024;

  private final EventLoop loop = new EventLoop();

  @AfterEach
  void close() {
    loop.close();
  }

  /** A stream without end, which counts. */
  private static final class Endless extends InputStream {
    final AtomicLong read = new AtomicLong();

    @Override
    public int read() {
      read.incrementAndGet();
      return 1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      read.addAndGet(length);
      return length;
    }
  }

  /** A stream that takes nothing until it is released, or until it fails. */
  private static final class Stuck extends OutputStream {
    final CountDownLatch entered = new CountDownLatch(1);
    final CompletableFuture<Void> release = new CompletableFuture<>();
    final CompletableFuture<Void> closed = new CompletableFuture<>();
    final AtomicLong written = new AtomicLong();

    @Override
    public void write(int value) {
      throw new AssertionError("byte by byte");
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      entered.countDown();
      if (release.isCompletedExceptionally()) {
        throw new IOException("Broken pipe");
      }
      release.join();
      written.addAndGet(length);
    }

    /** As that of a buffered stream, it waits for a write that is going on. */
    @Override
    public synchronized void close() {
      closed.complete(null);
    }
  }

  private InputPipe input(InputStream stream) {
    return new InputPipe(stream, loop, StreamFailures.INSTANCE);
  }

  private OutputPipe output(OutputStream stream) {
    return new OutputPipe(stream, loop, StreamFailures.INSTANCE);
  }

  @Test
  void readsAtMostOneChunkAheadAndLargerOnesAsTheyAreUsedUp() {
    Endless stream = new Endless();
    StreamReader reader = ProcessPipes.reader(input(stream), KILOBYTE);
    assertThat(stream.read).hasValue(0);
    loop.runUntilComplete(() -> reader.read(1));
    assertThat(stream.read).hasValue(8 * KILOBYTE);
    loop.runUntilComplete(() -> reader.readExactly(8 * KILOBYTE - 1));
    assertThat(stream.read).hasValue(8 * KILOBYTE);
    loop.runUntilComplete(() -> reader.read(1));
    assertThat(stream.read).hasValue((8 + 16) * KILOBYTE);
    loop.runUntilComplete(() -> reader.readExactly(1000 * KILOBYTE));
    assertThat(stream.read.get()).isLessThanOrEqualTo((8 + 16 + 1000 + 64) * KILOBYTE);
  }

  @Test
  void aStreamThatFailsFailsTheReadsAfterWhatCameBefore() {
    InputStream stream =
        new InputStream() {
          private boolean begun;

          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            if (begun) {
              return read();
            }
            begun = true;
            target[offset] = 7;
            return 1;
          }
        };
    StreamReader reader = ProcessPipes.reader(input(stream), KILOBYTE);
    assertThat(loop.<byte[]>runUntilComplete(() -> reader.read(10))).containsExactly(7);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> loop.runUntilComplete(() -> reader.read(10)))
          .isInstanceOf(IOException.class)
          .hasMessage("gone");
    }
  }

  @Test
  void aReadOfAClosedPipeFails() {
    InputPipe pipe = input(new Endless());
    StreamReader reader = ProcessPipes.reader(pipe, KILOBYTE);
    pipe.close();
    assertThatThrownBy(() -> loop.runUntilComplete(() -> reader.read(1)))
        .isInstanceOf(ConnectionClosedException.class);
  }

  @Test
  void takesOneChunkWhileAWriteIsStuck() {
    Stuck stream = new Stuck();
    StreamWriter writer = ProcessPipes.writer(output(stream));
    byte[] bytes = new byte[1000 * KILOBYTE];
    Task<?> draining = inLoop(() -> writer.write(bytes), writer);
    assertThat(writer.pending()).isEqualTo((1000 - 64) * KILOBYTE);
    assertThat(draining.isDone()).isFalse();
    stream.release.complete(null);
    loop.runUntilComplete(draining);
    loop.runUntilComplete(writer::closeAsync);
    assertThat(stream.written).hasValue(1000 * KILOBYTE);
    assertThat(stream.closed).isCompleted();
  }

  @Test
  void aFailureMeetsTheDrain() {
    Stuck stream = new Stuck();
    StreamWriter writer = ProcessPipes.writer(output(stream));
    Task<?> draining = inLoop(() -> writer.write(new byte[1000 * KILOBYTE]), writer);
    stream.release.completeExceptionally(new IOException());
    assertThatThrownBy(() -> loop.runUntilComplete(draining))
        .hasMessageContaining("The process has closed its standard input, or has ended");
  }

  @Test
  void toCloseDoesNotWaitForAWriteThatIsStuck() throws InterruptedException {
    Stuck stream = new Stuck();
    StreamWriter writer = ProcessPipes.writer(output(stream));
    inLoop(() -> writer.write(new byte[1000 * KILOBYTE]), writer);
    stream.entered.await();
    writer.abort();
    assertThat(stream.closed).isNotDone();
    stream.release.complete(null);
    stream.closed.join();
  }

  @Test
  void eachEndGoesInOneDirection() {
    ByteBuffer buffer = ByteBuffer.allocate(1);
    assertThatThrownBy(() -> input(new Endless()).write(buffer))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> output(new Stuck()).read(buffer))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  /** Does {@code action} in the loop; returns the drain after it. */
  private Task<?> inLoop(Runnable action, StreamWriter writer) {
    Task<?>[] draining = new Task<?>[1];
    loop.callSoon(
        () -> {
          action.run();
          draining[0] = writer.drain();
          loop.stop();
        });
    loop.runForever();
    return draining[0];
  }
}
