package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.TaskGroup;
import dev.fermata.io.Connection;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A flood, a task that is always ready, a timer, a quiet connection and another thread. */
@Timeout(60)
class FairnessTest {
  private static final int ENOUGH = 50;
  private static final byte[] BLOCK = new byte[300_000];

  /** More than the system keeps for a peer that does not read. */
  private static final int MUCH = 1 << 26;

  private boolean enough;
  private int turns;
  private long flooded;

  @Test
  void nobodyStarves() {
    run(this::allAtOnce);
    assertThat(turns).isPositive();
    assertThat(flooded).isPositive();
  }

  @Async
  private Task<Void> allAtOnce() {
    try (Server server = await(Network.listen("127.0.0.1", 0, this::serve))) {
      await(
          TaskGroup.run(
              group -> {
                group.spawn(() -> flood(server.port()));
                group.spawn(this::isAlwaysReady);
                return untilAllHaveHadTheirTurn(server.port());
              }));
    }
    return Task.done();
  }

  /** The first byte says whether a client floods or asks. */
  @Async
  private Task<Void> serve(Connection client) {
    int kind = await(client.reader().readExactly(1))[0];
    if (kind == 'f') {
      byte[] bytes = await(client.reader().read(BLOCK.length));
      while (bytes.length > 0) {
        flooded += bytes.length;
        bytes = await(client.reader().read(BLOCK.length));
      }
    } else {
      String line = await(client.reader().readLine());
      while (line != null) {
        client.writer().write(line + "\n");
        line = await(client.reader().readLine());
      }
    }
    return Task.done();
  }

  @Async
  private Task<Void> flood(int port) {
    try (Connection connection = await(Network.connect("127.0.0.1", port))) {
      connection.writer().write("f");
      while (!enough) {
        connection.writer().write(BLOCK);
        await(connection.writer().drain());
      }
    }
    return Task.done();
  }

  @Async
  private Task<Void> isAlwaysReady() {
    while (!enough) {
      turns++;
      await(checkpoint());
    }
    return Task.done();
  }

  @Async
  private Task<Void> untilAllHaveHadTheirTurn(int port) {
    try (Connection quiet = await(Network.connect("127.0.0.1", port))) {
      quiet.writer().write("a");
      for (int i = 0; i < ENOUGH; i++) {
        quiet.writer().write(i + "\n");
        assertThat(await(quiet.reader().readLine())).isEqualTo(String.valueOf(i));
        await(sleep(Duration.ofNanos(100_000)));
        await(fromAnotherThread());
      }
      long before = flooded;
      while (flooded == before) {
        await(checkpoint());
      }
    } finally {
      enough = true;
    }
    return Task.done();
  }

  private static Promise<Void> fromAnotherThread() {
    EventLoop loop = EventLoop.current();
    Promise<Void> woken = loop.createPromise();
    Thread thread = new Thread(() -> loop.callSoonThreadsafe(() -> woken.complete(null)));
    thread.start();
    return woken;
  }

  @Test
  void aHugeWriteTakesItsTurnsAlsoIfThePeerKeepsUp() throws Exception {
    try (ServerSocket peer = Sockets.listening()) {
      CompletableFuture<Integer> received =
          CompletableFuture.supplyAsync(() -> Sockets.countAll(peer));
      run(() -> writeMuch(peer.getLocalPort()));
      assertThat(received.get()).isEqualTo(MUCH);
    }
  }

  @Async
  private static Task<Void> writeMuch(int port) {
    try (Connection connection = await(Network.connect("127.0.0.1", port))) {
      connection.writer().write(new byte[MUCH]);
      assertThat(connection.writer().pending()).isGreaterThan(MUCH / 2);
      await(connection.writer().drain());
    }
    return Task.done();
  }

  @Test
  void anotherThreadWakesALoopThatWaitsForItsSockets() {
    run(this::waitsForSocketsOnly);
  }

  @Async
  private Task<Void> waitsForSocketsOnly() {
    try (Server server = await(Network.listen("127.0.0.1", 0, this::serve))) {
      for (int i = 0; i < ENOUGH; i++) {
        await(fromAnotherThread());
      }
      assertThat(server.isServing()).isTrue();
    }
    return Task.done();
  }
}
