package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.currentTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.ExceptionContext;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.Warning;
import dev.fermata.io.Connection;
import dev.fermata.io.ConnectionHandler;
import dev.fermata.io.ListenOptions;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server outlives its clients, its handlers and its own close. */
@Timeout(60)
class ServersTest {
  private static final int SOCKETS = 4;

  private static Task<Void> greet(Connection client) {
    client.writer().write("hi");
    return Task.done();
  }

  @Async
  private static Task<Void> echoLine(Connection client) {
    client.writer().write(await(client.reader().readLine()) + "\n");
    return Task.done();
  }

  /** What a server does about a client whose handler or socket is of no use. */
  @Async
  private static Task<ExceptionContext> firstReport(
      ConnectionHandler handler, ListenOptions options) {
    Promise<ExceptionContext> reported = EventLoop.current().createPromise();
    EventLoop.current().setExceptionHandler((loop, report) -> reported.complete(report));
    try (Server server = await(Network.listen("127.0.0.1", 0, handler, options))) {
      for (int i = 0; i < 2; i++) {
        Connection client = await(Network.connect("127.0.0.1", server.port()));
        assertThat(await(client.reader().read(10))).isEmpty();
        await(client.closeAsync());
      }
    }
    return Task.of(await(reported));
  }

  @Test
  void aHandlerThatThrowsIsReportedAndItsClientClosed() {
    Sockets.leaksNone(() -> run(this::failsToServe));
  }

  @Async
  private Task<Void> failsToServe() {
    ConnectionHandler broken =
        client -> {
          throw new IllegalArgumentException("broken");
        };
    ExceptionContext report = await(firstReport(broken, ListenOptions.defaults()));
    assertThat(report.message()).startsWith("To serve Connection[/127.0.0.1");
    assertThat(report.exception())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("broken");
    return Task.done();
  }

  @Test
  void anOptionThatSocketsOfClientsDoNotHaveIsReported() {
    Sockets.leaksNone(() -> run(this::setsAnOptionOfDatagrams));
  }

  @Async
  private Task<Void> setsAnOptionOfDatagrams() {
    ListenOptions options =
        ListenOptions.defaults().clientOption(StandardSocketOptions.IP_MULTICAST_TTL, 1);
    ExceptionContext report = await(firstReport(ServersTest::greet, options));
    assertThat(report.message()).startsWith("A client of Server[/127.0.0.1");
    assertThat(report.exception()).isInstanceOf(UnsupportedOperationException.class);
    return Task.done();
  }

  @Test
  void aHandlerThatIsCancelledClosesItsClient() {
    Sockets.leaksNone(() -> run(this::cancelsAHandler));
  }

  @Async
  private Task<Void> cancelsAHandler() {
    List<Task<?>> handlers = new ArrayList<>();
    ConnectionHandler handler =
        client -> {
          handlers.add(currentTask());
          client.writer().write("x");
          return client.reader().readLine();
        };
    try (Server server = await(Network.listen("127.0.0.1", 0, handler));
        Connection client = await(Network.connect("127.0.0.1", server.port()))) {
      await(client.reader().readExactly(1));
      handlers.get(0).cancel();
      assertThat(await(client.reader().read(10))).isEmpty();
      assertThat(server.clients()).isEmpty();
    }
    return Task.done();
  }

  @Test
  void aServerThatIsClosedServesTheClientsItHas() {
    Sockets.leaksNone(() -> run(this::closesWhileItServes));
  }

  @Async
  private Task<Void> closesWhileItServes() {
    Server server = await(Network.listen("127.0.0.1", 0, ServersTest::echoLine));
    Connection client = await(Network.connect("127.0.0.1", server.port()));
    while (server.clients().isEmpty()) {
      await(checkpoint());
    }
    Task<Void> closing = createTask(server::closeAsync);
    await(checkpoint());
    boolean refused = false;
    try {
      await(Network.connect("127.0.0.1", server.port()), IOException.class);
    } catch (IOException e) {
      refused = true;
    }
    assertThat(refused).isTrue();
    assertThat(closing.isDone()).isFalse();
    client.writer().write("still there?\n");
    assertThat(await(client.reader().readLine())).isEqualTo("still there?");
    await(closing);
    await(client.closeAsync());
    return Task.done();
  }

  @Test
  void clientsWaitWhileTheLoopIsHeldUpAndTheBacklogIsFull() {
    Sockets.leaksNone(() -> run(this::holdsTheLoopUp));
  }

  @Async
  private Task<Void> holdsTheLoopUp() throws IOException {
    ListenOptions one = ListenOptions.defaults().backlog(1);
    List<SocketChannel> clients = new ArrayList<>();
    try (Server server = await(Network.listen("127.0.0.1", 0, ServersTest::greet, one))) {
      boolean full = false;
      for (int i = 0; i < SOCKETS; i++) {
        SocketChannel client = SocketChannel.open();
        clients.add(client);
        client.configureBlocking(false);
        full = !client.connect(new InetSocketAddress("127.0.0.1", server.port()));
      }
      assertThat(full).isTrue();
      for (SocketChannel client : clients) {
        assertThat(await(toThread(() -> greetingOf(client)))).isEqualTo("hi");
      }
    }
    return Task.done();
  }

  private static String greetingOf(SocketChannel client) throws IOException {
    try (client) {
      while (!client.finishConnect()) {
        Thread.onSpinWait();
      }
      client.configureBlocking(true);
      ByteBuffer greeting = ByteBuffer.allocate(2);
      while (greeting.hasRemaining() && client.read(greeting) >= 0) {
        // The rest is to come.
      }
      return StandardCharsets.UTF_8.decode(greeting.flip()).toString();
    }
  }

  @Test
  void theEndOfTheLoopClosesWhatIsOpen() {
    Sockets.leaksNone(this::endsWithOpenConnections);
  }

  private void endsWithOpenConnections() {
    AtomicInteger cleanedUp = new AtomicInteger();
    Socket peer = run(() -> leavesAllOpen(cleanedUp));
    assertThat(cleanedUp).hasValue(1);
    try (peer) {
      assertThat(peer.getInputStream().read()).isEqualTo('x');
      assertThat(peer.getInputStream().read()).isEqualTo(-1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Async
  @Allow({Warning.BLOCKING_CALL, Warning.DROPPED_TASK})
  private Task<Socket> leavesAllOpen(AtomicInteger cleanedUp) throws IOException {
    Promise<Void> served = EventLoop.current().createPromise();
    Server server =
        await(Network.listen("127.0.0.1", 0, client -> serveOn(client, served, cleanedUp)));
    createTask(server::serveForever);
    Socket peer = new Socket("127.0.0.1", server.port());
    await(served);
    return Task.of(peer);
  }

  @Async
  private Task<Void> serveOn(Connection client, Promise<Void> served, AtomicInteger cleanedUp) {
    client.writer().write("x");
    served.complete(null);
    try {
      await(client.reader().readLine());
    } finally {
      cleanedUp.incrementAndGet();
    }
    return Task.done();
  }

  @Test
  void aUnixDomainSocketIsRemovedWithItsServer() {
    Sockets.leaksNone(() -> run(UnixSockets::talk));
  }
}
