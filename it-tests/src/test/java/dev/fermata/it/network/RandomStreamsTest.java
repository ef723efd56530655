package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.IncompleteReadException;
import dev.fermata.io.LimitOverrunException;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes written and read in random ways and sizes, some of which are cancelled, are the same. */
@Timeout(120)
class RandomStreamsTest {
  private static final int WRITES = 300;
  private static final int MOST = 100_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsReadIsWhatWasWritten(long seed) {
    run(() -> moves(seed));
  }

  @Test
  void inALoopWhoseThreadBelongsToSomebodyElse() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Sockets.leaksNone(
        () -> {
          try (EventLoop loop = EventLoop.over(executor)) {
            loop.createTask(() -> moves(9)).join();
            loop.createTask(() -> moves(10)).join();
          }
        });
    executor.shutdown();
  }

  @Async
  private static Task<Void> moves(long seed) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Promise<byte[]> read = EventLoop.current().createPromise();
    try (Server server =
            await(Network.listen("127.0.0.1", 0, client -> reads(client, seed, read)));
        Connection client = await(Network.connect("127.0.0.1", server.port()))) {
      await(writes(client, new Random(seed), written));
      assertThat(await(read)).as("seed %d", seed).isEqualTo(written.toByteArray());
    }
    return Task.done();
  }

  @Async
  private static Task<Void> writes(Connection to, Random random, ByteArrayOutputStream model) {
    for (int i = 0; i < WRITES; i++) {
      byte[] piece = new byte[random.nextInt(random.nextInt(8) == 0 ? MOST : 500)];
      random.nextBytes(piece);
      switch (random.nextInt(4)) {
        case 0 -> {
          to.writer().write(piece);
          model.writeBytes(piece);
        }
        case 1 -> {
          await(to.writer().send(ByteBuffer.wrap(piece)));
          model.writeBytes(piece);
        }
        case 2 -> {
          ByteBuffer source = ByteBuffer.wrap(piece);
          await(cancelledSoon(createTask(() -> to.writer().send(source)), random));
          model.write(piece, 0, source.position());
        }
        default -> {
          to.writer().write(ByteBuffer.wrap(piece));
          model.writeBytes(piece);
          await(to.writer().drain());
        }
      }
    }
    to.writer().writeEof();
    return Task.done();
  }

  /** Cancels {@code task} after a few turns, if it has not ended by then. */
  @Async
  private static Task<Void> cancelledSoon(Task<?> task, Random random) {
    int turns = random.nextInt(4);
    for (int i = 0; i < turns; i++) {
      await(checkpoint());
    }
    task.cancel();
    try {
      await(task, IncompleteReadException.class);
    } catch (CancellationException | IncompleteReadException e) {
      // Who asks looks at the task.
    }
    return Task.done();
  }

  @Async
  private static Task<Void> reads(Connection from, long seed, Promise<byte[]> all) {
    Random random = new Random(~seed);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] separator = {0, (byte) random.nextInt(4)};
    boolean more = true;
    while (more) {
      int most = 1 + random.nextInt(random.nextInt(8) == 0 ? MOST : 1_000);
      switch (random.nextInt(5)) {
        case 0 -> {
          byte[] piece = await(from.reader().read(most));
          read.writeBytes(piece);
          more = piece.length > 0;
        }
        case 1 -> {
          ByteBuffer target = ByteBuffer.allocate(most);
          more = await(from.reader().read(target)) >= 0;
          read.write(target.array(), 0, target.position());
        }
        case 2 -> {
          try {
            read.writeBytes(await(from.reader().readExactly(most), IncompleteReadException.class));
          } catch (IncompleteReadException e) {
            read.writeBytes(e.partial());
            more = false;
          }
        }
        case 3 -> {
          try {
            read.writeBytes(await(from.reader().readUntil(separator), Exception.class));
          } catch (IncompleteReadException e) {
            read.writeBytes(e.partial());
            more = false;
          } catch (LimitOverrunException e) {
            read.writeBytes(await(from.reader().readExactly(e.consumed())));
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        }
        default -> {
          Task<byte[]> reading = createTask(() -> from.reader().readExactly(most));
          await(cancelledSoon(reading, random));
          if (reading.isCancelled()) {
            continue;
          }
          if (!reading.isCompletedExceptionally()) {
            read.writeBytes(reading.resultNow());
          } else if (reading.exceptionNow() instanceof IncompleteReadException e) {
            read.writeBytes(e.partial());
            more = false;
          }
        }
      }
    }
    all.complete(read.toByteArray());
    return Task.done();
  }
}
