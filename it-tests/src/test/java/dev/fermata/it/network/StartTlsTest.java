package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.ConnectionHandler;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import dev.fermata.io.TlsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that begin in plain text. */
class StartTlsTest {
  @TempDir private static Path folder;

  private static SSLContext serverContext;
  private static TlsOptions clientTls;

  private final List<Throwable> handled = new ArrayList<>();

  @BeforeAll
  static void createIdentity() throws Exception {
    Identity server = Identity.create(folder, "server");
    serverContext = server.contextTrusting();
    clientTls = TlsOptions.client(Identity.anonymousTrusting(server)).serverName("localhost");
  }

  private interface Body {
    Task<Void> with(Connection client) throws Exception;
  }

  private void connected(ConnectionHandler handler, Body body) {
    run(() -> connectedTo(handler, body));
  }

  @Async
  private Task<Void> connectedTo(ConnectionHandler handler, Body body) throws Exception {
    EventLoop.current().setExceptionHandler((loop, context) -> handled.add(context.exception()));
    try (Server server = await(Network.listen("127.0.0.1", 0, handler));
        Connection client = await(Network.connect("127.0.0.1", server.port()))) {
      await(body.with(client));
    }
    return Task.done();
  }

  @Async
  private Task<Void> begins(Connection client) {
    String line = await(client.reader().readLine());
    client.writer().write("ready for " + line + "\n");
    await(client.startTls(TlsOptions.server(serverContext)));
    client.writer().write("you said " + await(client.reader().readLine()) + "\n");
    return Task.done();
  }

  @Test
  void afterALineInPlainText() {
    connected(this::begins, this::asksFirst);
    assertThat(handled).isEmpty();
  }

  @Async
  private Task<Void> asksFirst(Connection client) throws Exception {
    client.writer().write("TLS\n");
    assertThat(await(client.reader().readLine())).isEqualTo("ready for TLS");
    assertThat(client.tlsSession()).isNull();
    await(client.startTls(clientTls));
    assertThat(client.tlsSession().getPeerPrincipal().getName()).isEqualTo("CN=server");
    client.writer().write("hello\n");
    assertThat(await(client.reader().readLine())).isEqualTo("you said hello");
    return Task.done();
  }

  @Test
  void withinTls() {
    connected(this::beginsTwice, this::asksTwice);
    assertThat(handled).isEmpty();
  }

  @Async
  private Task<Void> beginsTwice(Connection client) {
    await(client.startTls(TlsOptions.server(serverContext)));
    await(client.startTls(TlsOptions.server(serverContext)));
    byte[] much = await(client.reader().readExactly(200_000));
    client.writer().write(much);
    await(client.writer().drain());
    return Task.done();
  }

  @Async
  private Task<Void> asksTwice(Connection client) {
    await(client.startTls(clientTls));
    await(client.startTls(clientTls));
    byte[] much = new byte[200_000];
    Arrays.fill(much, (byte) 7);
    client.writer().write(much);
    assertThat(await(client.reader().readExactly(much.length))).isEqualTo(much);
    return Task.done();
  }

  @Test
  void withWhatThePeerHasSentBeforeItsAnswerWasThere() {
    connected(this::beginsWithoutAnAnswer, this::doesNotWait);
    assertThat(handled).isEmpty();
  }

  @Async
  private Task<Void> beginsWithoutAnAnswer(Connection client) {
    assertThat(await(client.reader().readLine())).isEqualTo("TLS");
    await(client.startTls(TlsOptions.server(serverContext)));
    client.writer().write("you said " + await(client.reader().readLine()) + "\n");
    return Task.done();
  }

  @Async
  private Task<Void> doesNotWait(Connection client) {
    client.writer().write("TLS\n");
    Task<Void> begun = createTask(() -> client.startTls(clientTls));
    // Kept until it can be encrypted.
    await(checkpoint());
    client.writer().write("hello\n");
    await(begun);
    assertThat(await(client.reader().readLine())).isEqualTo("you said hello");
    return Task.done();
  }

  @Test
  void whatSomebodyHasPutBeforeTheHandshakeIsNotTakenForData() {
    connected(this::begins, this::injects);
    assertThat(handled).singleElement().isInstanceOf(SSLHandshakeException.class);
  }

  @Async
  private Task<Void> injects(Connection client) throws Exception {
    client.writer().write("TLS\nRCPT TO somebody else\n");
    assertThat(await(client.reader().readLine())).isEqualTo("ready for TLS");
    try {
      await(client.startTls(clientTls), IOException.class);
      assertThat(client).isNull();
    } catch (SSLHandshakeException e) {
      assertThat(e).hasMessageContaining("The TLS handshake with ");
    }
    return Task.done();
  }

  @Test
  void notWhileATaskReads() {
    connected(this::reads, this::readsAndBegins);
  }

  @Async
  private Task<Void> reads(Connection client) {
    assertThat(await(client.reader().readAll())).isEmpty();
    return Task.done();
  }

  @Async
  private Task<Void> readsAndBegins(Connection client) {
    Task<byte[]> reading = createTask(() -> client.reader().read(10));
    await(checkpoint());
    IllegalStateException failure = null;
    try {
      await(client.startTls(clientTls));
    } catch (IllegalStateException e) {
      failure = e;
    }
    assertThat(failure).hasMessageContaining("A task reads from this connection");
    reading.cancel();
    return Task.done();
  }

  @Test
  void aClientHasToSayWhichServerItWants() {
    connected(this::reads, this::saysNoName);
  }

  @Async
  private Task<Void> saysNoName(Connection client) {
    IllegalArgumentException failure = null;
    try {
      await(client.startTls(TlsOptions.client()));
    } catch (IllegalArgumentException e) {
      failure = e;
    }
    assertThat(failure).hasMessageContaining("TlsOptions.serverName");
    return Task.done();
  }
}
