package dev.fermata.it.network;

import static dev.fermata.Fermata.allTasks;
import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.ConnectOptions;
import dev.fermata.io.Connection;
import dev.fermata.io.ConnectionClosedException;
import dev.fermata.io.ConnectionHandler;
import dev.fermata.io.ListenOptions;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import dev.fermata.io.TlsOptions;
import dev.fermata.io.TlsTruncatedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with peers that do not keep to it, or are many. */
class TlsFailuresTest {
  @TempDir private static Path folder;

  private static SSLContext serverContext;
  private static SSLContext clientContext;

  private final List<Throwable> handled = new ArrayList<>();

  @BeforeAll
  static void createIdentity() throws Exception {
    Identity server = Identity.create(folder, "server");
    serverContext = server.contextTrusting();
    clientContext = Identity.anonymousTrusting(server);
  }

  private static ListenOptions serverTls() {
    return ListenOptions.defaults().tls(TlsOptions.server(serverContext));
  }

  private static ConnectOptions clientTls() {
    return ConnectOptions.defaults().tls(TlsOptions.client(clientContext));
  }

  @Test
  void anEndWithoutGoodbyeIsAnError() {
    run(this::isCutOff);
  }

  @Async
  private Task<Void> isCutOff() throws Exception {
    try (Server server = await(Network.listen("127.0.0.1", 0, this::cutsOff, serverTls()));
        Connection client = await(Network.connect("127.0.0.1", server.port(), clientTls()))) {
      assertThat(await(client.reader().readLine())).isEqualTo("whole");
      IOException failure = null;
      try {
        await(client.reader().readLine(), IOException.class);
      } catch (IOException e) {
        failure = e;
      }
      assertThat(failure)
          .isInstanceOf(TlsTruncatedException.class)
          .hasMessageContaining("without close_notify");
      client.abort();
    }
    return Task.done();
  }

  @Async
  private Task<Void> cutsOff(Connection client) {
    client.writer().write("whole\npart");
    await(client.writer().drain());
    client.abort();
    return Task.done();
  }

  @Test
  void aServerThatCutsOffInTheHandshake() {
    assertThat(run(() -> refusedBy(this::hangsUp, clientTls())))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("the peer has closed the connection");
  }

  @Async
  private Task<Void> hangsUp(Connection client) {
    assertThat(await(client.reader().read(10_000))).isNotEmpty();
    return Task.done();
  }

  @Test
  void aServerThatSpeaksInPlainText() {
    assertThat(run(() -> refusedBy(this::speaksPlainly, clientTls())))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("The TLS handshake with 127.0.0.1 has failed");
  }

  @Async
  private Task<Void> speaksPlainly(Connection client) {
    assertThat(await(client.reader().read(10_000))).isNotEmpty();
    client.writer().write("220 mail.example is ready\r\n");
    await(client.reader().read(10_000));
    return Task.done();
  }

  @Test
  void aServerThatDoesNotAnswer() {
    TlsOptions impatient = TlsOptions.client(clientContext).handshakeTimeout(Duration.ofMillis(50));
    assertThat(run(() -> refusedBy(this::listensOnly, ConnectOptions.defaults().tls(impatient))))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("has not come to an end within PT0.05S");
  }

  @Async
  private Task<Void> listensOnly(Connection client) {
    await(client.reader().readAll());
    return Task.done();
  }

  @Async
  private Task<IOException> refusedBy(ConnectionHandler handler, ConnectOptions options)
      throws Exception {
    IOException failure = null;
    try (Server server = await(Network.listen("127.0.0.1", 0, handler))) {
      try (Connection client =
          await(Network.connect("127.0.0.1", server.port(), options), IOException.class)) {
        assertThat(client).isNull();
      } catch (IOException e) {
        failure = e;
      }
    }
    return Task.of(failure);
  }

  @Test
  void aClientThatSpeaksInPlainText() {
    run(this::speaksPlainlyToTls);
    assertThat(handled)
        .singleElement()
        .isInstanceOf(SSLHandshakeException.class)
        .asString()
        .contains("The TLS handshake with /127.0.0.1:");
  }

  @Async
  private Task<Void> speaksPlainlyToTls() throws Exception {
    EventLoop.current().setExceptionHandler((loop, context) -> handled.add(context.exception()));
    try (Server server = await(Network.listen("127.0.0.1", 0, this::greets, serverTls()))) {
      try (Connection client = await(Network.connect("127.0.0.1", server.port()))) {
        client.writer().write("GET / HTTP/1.0\r\n\r\n");
        while (handled.isEmpty()) {
          await(checkpoint());
        }
        client.abort();
      }
      try (Connection client = await(Network.connect("127.0.0.1", server.port(), clientTls()))) {
        assertThat(await(client.reader().readLine())).isEqualTo("hello");
      }
    }
    return Task.done();
  }

  @Async
  private Task<Void> greets(Connection client) {
    client.writer().write("hello\n");
    await(client.writer().drain());
    return Task.done();
  }

  @Test
  void aClientWithoutTheCertificateThatTheServerRequires() {
    run(this::showsNothing);
    assertThat(handled).singleElement().isInstanceOf(SSLHandshakeException.class);
  }

  @Async
  private Task<Void> showsNothing() throws Exception {
    EventLoop.current().setExceptionHandler((loop, context) -> handled.add(context.exception()));
    ListenOptions strict =
        ListenOptions.defaults().tls(TlsOptions.server(serverContext).requireClientCertificate());
    IOException failure = null;
    try (Server server = await(Network.listen("127.0.0.1", 0, this::greets, strict));
        Connection client = await(Network.connect("127.0.0.1", server.port(), clientTls()))) {
      // In TLS 1.3 the client is through before the server has seen that there is none.
      try {
        await(client.reader().readLine(), IOException.class);
      } catch (IOException e) {
        failure = e;
      }
      client.abort();
      while (handled.isEmpty()) {
        await(checkpoint());
      }
    }
    assertThat(failure).isNotNull();
    return Task.done();
  }

  /** Closing does not wait for ever for a peer that does not answer. */
  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.05S"})
  void aPeerThatDoesNotSayGoodbye(String timeout) {
    run(() -> closes(Duration.parse(timeout)));
  }

  @Async
  private Task<Void> closes(Duration timeout) throws Exception {
    TlsOptions impatient = TlsOptions.client(clientContext).closeTimeout(timeout);
    try (Server server = await(Network.listen("127.0.0.1", 0, this::neverReads, serverTls()))) {
      Connection client =
          await(
              Network.connect(
                  "127.0.0.1", server.port(), ConnectOptions.defaults().tls(impatient)));
      await(client.closeAsync());
      ConnectionClosedException failure = null;
      try {
        await(client.reader().read(1), ConnectionClosedException.class);
      } catch (ConnectionClosedException e) {
        failure = e;
      }
      assertThat(failure).isNotNull();
      server.abortClients();
    }
    return Task.done();
  }

  @Async
  private Task<Void> neverReads(Connection client) {
    await(client.writer().waitClosed());
    return Task.done();
  }

  @Test
  void twoHundredConnectionsAtOnce() {
    run(this::connectsOften);
  }

  @Async
  private Task<Void> connectsOften() throws Exception {
    try (Server server = await(Network.listen("127.0.0.1", 0, this::greets, serverTls()))) {
      List<Task<String>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        all.add(asks(server.port()));
      }
      assertThat(await(gather(all))).hasSize(200).containsOnly("hello");
      while (!server.clients().isEmpty()) {
        await(checkpoint());
      }
    }
    assertThat(allTasks()).hasSize(1);
    return Task.done();
  }

  @Async
  private Task<String> asks(int port) throws Exception {
    try (Connection client = await(Network.connect("127.0.0.1", port, clientTls()))) {
      String line = await(client.reader().readLine());
      assertThat(await(client.reader().readAll())).isEmpty();
      return Task.of(line);
    }
  }

  @Test
  void optionsOfTheOtherRole() {
    assertThatThrownBy(() -> ListenOptions.defaults().tls(TlsOptions.client()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "listen is for a server, but these are options of a client. Begin with"
                + " TlsOptions.server");
    assertThatThrownBy(() -> TlsOptions.server(serverContext).serverName("localhost"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("serverName is for a client");
  }
}
