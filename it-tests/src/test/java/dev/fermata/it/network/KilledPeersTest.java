package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.ConnectionClosedException;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers in a process of their own that is killed in the middle of messages. */
@Timeout(120)
class KilledPeersTest {
  private static final int CLIENTS = 50;

  @Test
  void clientsOfAServerThatIsKilled() {
    Sockets.leaksNone(
        () -> {
          try (Program server = Program.java(EchoProgram.class)) {
            run(() -> talkUntilItIsKilled(server));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Async
  private Task<Void> talkUntilItIsKilled(Program server) {
    int port = Integer.parseInt(await(toThread(server::readLine)));
    List<Connection> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Connection client = await(Network.connect("127.0.0.1", port));
      client.writer().write("whole\nhal");
      assertThat(await(client.reader().readLine())).isEqualTo("whole");
      clients.add(client);
    }
    List<Task<Boolean>> reading = clients.stream().map(KilledPeersTest::findsItLost).toList();
    await(toThread(() -> killed(server)));
    for (Task<Boolean> lost : reading) {
      assertThat(await(lost)).isTrue();
    }
    boolean refused = false;
    try {
      await(Network.connect("127.0.0.1", port), ConnectException.class);
    } catch (ConnectException e) {
      refused = true;
    }
    assertThat(refused).isTrue();
    clients.forEach(Connection::abort);
    return Task.done();
  }

  private static boolean killed(Program program) throws InterruptedException {
    program.kill();
    return true;
  }

  /** Whether the stream ends, or fails as one that is lost. */
  @Async
  private static Task<Boolean> findsItLost(Connection client) {
    boolean lost;
    try {
      lost = await(client.reader().readLine(), IOException.class) == null;
    } catch (IOException e) {
      lost = !(e instanceof ConnectionClosedException);
    }
    return Task.of(lost);
  }

  @Test
  void aServerWhoseClientsAreKilled() {
    Sockets.leaksNone(() -> run(this::serveUntilTheyAreKilled));
  }

  @Async
  private Task<Void> serveUntilTheyAreKilled() throws IOException {
    // A client that is killed may be found out by a reset.
    EventLoop.current().setExceptionHandler((loop, lost) -> {});
    try (Server server = await(Network.listen("127.0.0.1", 0, EchoProgram::echo));
        Program crowd =
            Program.java(CrowdProgram.class, "" + server.port(), String.valueOf(CLIENTS))) {
      assertThat(await(toThread(crowd::readLine))).isEqualTo("ready");
      assertThat(server.clients()).hasSize(CLIENTS);
      List<Connection> served = server.clients();
      await(toThread(() -> killed(crowd)));
      for (Connection client : served) {
        await(client.writer().waitClosed());
      }
      assertThat(server.clients()).isEmpty();
      try (Connection next = await(Network.connect("127.0.0.1", server.port()))) {
        next.writer().write("next\n");
        assertThat(await(next.reader().readLine())).isEqualTo("next");
      }
    }
    return Task.done();
  }
}
