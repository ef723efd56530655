package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.it.Endings.endOfCancelled;
import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_SNDBUF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.ConnectOptions;
import dev.fermata.io.Connection;
import dev.fermata.io.ListenOptions;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import dev.fermata.io.StreamWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each await of a network is cancelled while it waits, and nothing is left of it. */
@Timeout(60)
class CancellationOfStreamsTest {
  private static final int MORE_THAN_SOCKETS_HOLD = 32 * 1024 * 1024;

  /** A buffer that takes less than a connection may write in one turn. */
  private static final int FULL_IN_A_TURN = 16 * 1024;

  /** Begins what waits, lets it get as far as it does, and cancels it. */
  @Async
  private static <T> Task<Void> cancelled(Callable<Task<T>> call) {
    Task<T> waiting = createTask(call);
    for (int i = 0; i < 3; i++) {
      await(checkpoint());
    }
    assertThat(waiting.isDone()).isFalse();
    waiting.cancel();
    await(endOfCancelled(waiting));
    return Task.done();
  }

  @Async
  private static Task<Void> echo(Connection client) {
    byte[] bytes = await(client.reader().read(1000));
    while (bytes.length > 0) {
      client.writer().write(bytes);
      await(client.writer().drain());
      bytes = await(client.reader().read(1000));
    }
    return Task.done();
  }

  @Async
  private static Task<Void> readNothing(Connection client) {
    await(client.writer().waitClosed());
    return Task.done();
  }

  @Test
  void connecting() {
    Sockets.leaksNone(() -> run(this::cancelsConnect));
  }

  @Async
  private Task<Void> cancelsConnect() throws IOException {
    try (SilentPeer silent = new SilentPeer()) {
      await(cancelled(() -> Network.connect(silent.address())));
    }
    return Task.done();
  }

  @Test
  void reading() {
    Sockets.leaksNone(() -> run(this::cancelsReads));
  }

  @Async
  private Task<Void> cancelsReads() {
    byte[] separator = {';'};
    try (Server server = await(Network.listen("127.0.0.1", 0, CancellationOfStreamsTest::echo));
        Connection client = await(Network.connect("127.0.0.1", server.port()))) {
      client.writer().write("ab");
      await(cancelled(() -> client.reader().readLine()));
      await(cancelled(() -> client.reader().readExactly(5)));
      await(cancelled(() -> client.reader().readUntil(separator)));
      await(cancelled(() -> client.reader().readAll()));
      client.writer().write("c\n");
      assertThat(await(client.reader().readLine())).isEqualTo("abc");
      await(cancelled(() -> client.reader().read(5)));
      await(cancelled(() -> client.reader().read(ByteBuffer.allocate(5))));
      client.writer().write("d\n");
      assertThat(await(client.reader().readLine())).isEqualTo("d");
    }
    return Task.done();
  }

  @Test
  void writing() {
    Sockets.leaksNone(() -> run(this::cancelsWrites));
  }

  @Async
  private Task<Void> cancelsWrites() {
    Server server =
        await(
            Network.listen(
                "127.0.0.1",
                0,
                CancellationOfStreamsTest::readNothing,
                ListenOptions.defaults().option(SO_RCVBUF, FULL_IN_A_TURN)));
    Connection client =
        await(
            Network.connect(
                "127.0.0.1",
                server.port(),
                ConnectOptions.defaults().option(SO_SNDBUF, FULL_IN_A_TURN)));
    ByteBuffer source = ByteBuffer.allocate(MORE_THAN_SOCKETS_HOLD);
    await(cancelled(() -> client.writer().send(source)));
    assertThat(source.position()).isPositive();
    assertThat(client.writer().pending()).isZero();
    client.writer().write(new byte[100_000]);
    await(cancelled(() -> client.writer().drain()));
    assertThat(client.writer().pending()).isGreaterThan(StreamWriter.DEFAULT_HIGH_WATER);
    await(cancelled(() -> client.writer().waitClosed()));
    assertThat(client.writer().isClosing()).isFalse();
    await(cancelled(() -> client.closeAsync()));
    await(client.writer().waitClosed());
    assertThat(client.writer().pending()).isZero();
    server.abortClients();
    await(server.closeAsync());
    return Task.done();
  }

  @Test
  void serving() {
    Sockets.leaksNone(() -> run(this::cancelsServing));
  }

  @Async
  private Task<Void> cancelsServing() {
    Server server = await(Network.listen("127.0.0.1", 0, CancellationOfStreamsTest::echo));
    Connection client = await(Network.connect("127.0.0.1", server.port()));
    client.writer().write("a\n");
    await(client.reader().readLine());
    await(cancelled(() -> server.waitClosed()));
    assertThat(server.isServing()).isTrue();
    await(cancelled(() -> server.serveForever()));
    assertThat(server.isServing()).isFalse();
    client.writer().write("b\n");
    assertThat(await(client.reader().readLine())).isEqualTo("b");
    await(cancelled(() -> server.closeAsync()));
    await(client.closeAsync());
    await(server.waitClosed());
    return Task.done();
  }
}
