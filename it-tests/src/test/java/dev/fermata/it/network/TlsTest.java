package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.ConnectOptions;
import dev.fermata.io.Connection;
import dev.fermata.io.ConnectionHandler;
import dev.fermata.io.ListenOptions;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import dev.fermata.io.TlsOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS between two ends of which both are Fermata's. */
class TlsTest {
  @TempDir private static Path folder;

  private static Identity server;
  private static Identity expired;
  private static Identity member;
  private static SSLContext serverContext;
  private static SSLContext clientContext;

  @BeforeAll
  static void createIdentities() throws Exception {
    server = Identity.create(folder, "server");
    expired = Identity.createExpired(folder, "expired");
    member = Identity.create(folder, "member");
    serverContext = server.contextTrusting(member);
    clientContext = Identity.anonymousTrusting(server, expired);
  }

  private interface Body {
    Task<Void> with(Connection client) throws Exception;
  }

  private static void connected(
      TlsOptions serverTls, TlsOptions clientTls, ConnectionHandler handler, Body body) {
    run(() -> connectedTo(serverTls, clientTls, handler, body));
  }

  @Async
  private static Task<Void> connectedTo(
      TlsOptions serverTls, TlsOptions clientTls, ConnectionHandler handler, Body body)
      throws Exception {
    ListenOptions listen = ListenOptions.defaults().tls(serverTls);
    ConnectOptions connect = ConnectOptions.defaults().tls(clientTls);
    try (Server server = await(Network.listen("127.0.0.1", 0, handler, listen));
        Connection client = await(Network.connect("127.0.0.1", server.port(), connect))) {
      await(body.with(client));
    }
    return Task.done();
  }

  @Async
  private static Task<Void> echo(Connection client) {
    ByteBuffer buffer = ByteBuffer.allocate(20_000);
    while (await(client.reader().read(buffer.clear())) > 0) {
      await(client.writer().send(buffer.flip()));
    }
    return Task.done();
  }

  private static TlsOptions serverTls() {
    return TlsOptions.server(serverContext);
  }

  private static TlsOptions clientTls() {
    return TlsOptions.client(clientContext);
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void whatIsWrittenArrives(String version) {
    connected(serverTls(), clientTls().versions(version), TlsTest::echo, this::hears);
  }

  @Async
  private Task<Void> hears(Connection client) throws Exception {
    client.writer().write("hello\n");
    assertThat(await(client.reader().readLine())).isEqualTo("hello");
    assertThat(client.tlsSession().getPeerPrincipal().getName()).isEqualTo("CN=server");
    assertThat(client.tlsSession().getProtocol()).startsWith("TLSv1.");
    assertThat(client.applicationProtocol()).isNull();
    assertThat(client.writer().canWriteEof())
        .isEqualTo(client.tlsSession().getProtocol().equals("TLSv1.3"));
    return Task.done();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aMegabyteInBothDirectionsAtOnce(String version) {
    connected(
        serverTls(), clientTls().versions(version), this::sendsAndReceives, this::sendsAndReceives);
  }

  @Async
  private Task<Void> sendsAndReceives(Connection peer) {
    byte[] bytes = random(1 << 20);
    Task<?> sending = createTask(() -> peer.writer().send(ByteBuffer.wrap(bytes)));
    assertThat(await(peer.reader().readExactly(bytes.length))).isEqualTo(bytes);
    await(sending);
    return Task.done();
  }

  @Test
  void aPeerThatDoesNotReadHoldsUpTheOther() {
    connected(serverTls(), clientTls(), this::readsLater, this::writesTooMuch);
  }

  private boolean heldUp;

  @Async
  private Task<Void> readsLater(Connection client) {
    byte[] all = await(client.reader().readExactly(1));
    while (!heldUp) {
      await(checkpoint());
    }
    all = await(client.reader().readExactly(16 << 20));
    client.writer().write("done\n");
    return Task.done();
  }

  @Async
  private Task<Void> writesTooMuch(Connection client) {
    byte[] piece = new byte[1 << 20];
    client.writer().write(new byte[1]);
    int written = 0;
    // The system takes a few megabytes, and TLS next to nothing.
    while (client.writer().pending() < 2 << 20) {
      client.writer().write(piece);
      written++;
      await(checkpoint());
    }
    Task<Void> drained = createTask(() -> client.writer().drain());
    await(checkpoint());
    assertThat(drained.isDone()).isFalse();
    heldUp = true;
    while (written++ < 16) {
      client.writer().write(piece);
    }
    assertThat(await(client.reader().readLine())).isEqualTo("done");
    await(drained);
    return Task.done();
  }

  @Test
  void anEndInOneDirectionLeavesTheOtherOpen() {
    connected(serverTls(), clientTls().versions("TLSv1.3"), this::answersAtTheEnd, this::endsFirst);
  }

  @Async
  private Task<Void> answersAtTheEnd(Connection client) {
    byte[] all = await(client.reader().readAll());
    client.writer().write(all);
    await(client.writer().drain());
    return Task.done();
  }

  @Async
  private Task<Void> endsFirst(Connection client) {
    byte[] bytes = random(100_000);
    client.writer().write(bytes);
    client.writer().writeEof();
    assertThat(await(client.reader().readAll())).isEqualTo(bytes);
    return Task.done();
  }

  @Test
  void thePeersAgreeOnAProtocol() {
    connected(
        serverTls().applicationProtocols("h2", "http/1.1"),
        clientTls().applicationProtocols("http/1.1", "h2"),
        this::saysProtocol,
        this::hasProtocol);
  }

  private Task<Void> saysProtocol(Connection client) {
    client.writer().write(client.applicationProtocol() + "\n");
    return Task.done();
  }

  @Async
  private Task<Void> hasProtocol(Connection client) {
    assertThat(await(client.reader().readLine())).isEqualTo("h2");
    assertThat(client.applicationProtocol()).isEqualTo("h2");
    return Task.done();
  }

  @Test
  void theClientShowsACertificate() throws Exception {
    connected(
        serverTls().requireClientCertificate(),
        TlsOptions.client(member.contextTrusting(server)),
        this::saysWho,
        this::isMember);
  }

  private Task<Void> saysWho(Connection client) throws Exception {
    client.writer().write(client.tlsSession().getPeerPrincipal().getName() + "\n");
    return Task.done();
  }

  @Async
  private Task<Void> isMember(Connection client) {
    assertThat(await(client.reader().readLine())).isEqualTo("CN=member");
    return Task.done();
  }

  // Handshakes that fail.

  private final List<Throwable> handled = Collections.synchronizedList(new ArrayList<>());

  /** Connects, which has to fail; the server has to go on. */
  private SSLHandshakeException refused(TlsOptions serverTls, TlsOptions clientTls) {
    return run(() -> refusal(serverTls, clientTls));
  }

  @Async
  private Task<SSLHandshakeException> refusal(TlsOptions serverTls, TlsOptions clientTls)
      throws Exception {
    EventLoop.current().setExceptionHandler((loop, context) -> handled.add(context.exception()));
    SSLHandshakeException failure = null;
    ListenOptions listen = ListenOptions.defaults().tls(serverTls);
    try (Server server = await(Network.listen("127.0.0.1", 0, TlsTest::echo, listen))) {
      for (int i = 0; i < 2; i++) {
        try (Connection client =
            await(
                Network.connect(
                    "127.0.0.1", server.port(), ConnectOptions.defaults().tls(clientTls)),
                SSLHandshakeException.class)) {
          assertThat(client).isNull();
        } catch (SSLHandshakeException e) {
          failure = e;
        }
      }
      assertThat(server.isServing()).isTrue();
    }
    return Task.of(failure);
  }

  @Test
  void aCertificateThatIsNotTrusted() {
    assertThat(refused(serverTls(), TlsOptions.client()))
        .hasMessageContaining("The TLS handshake with 127.0.0.1 has failed: ")
        .hasMessageContaining("give TlsOptions.client an SSLContext that does");
    assertThat(handled).hasSize(2).allMatch(e -> e instanceof SSLHandshakeException);
  }

  @Test
  void aCertificateForAnotherHost() {
    assertThat(refused(serverTls(), clientTls().serverName("elsewhere.example")))
        .hasMessageContaining("elsewhere.example");
  }

  @Test
  void aCertificateForAnotherHostThatIsNotVerified() {
    connected(
        serverTls(),
        clientTls().serverName("elsewhere.example").verifyHostName(false),
        TlsTest::echo,
        this::hears);
  }

  @Test
  void aCertificateThatHasExpired() throws Exception {
    assertThat(refused(TlsOptions.server(expired.contextTrusting()), clientTls()))
        .hasStackTraceContaining("NotAfter");
  }

  @Test
  void noVersionThatBothSpeak() {
    assertThat(refused(serverTls().versions("TLSv1.3"), clientTls().versions("TLSv1.2")))
        .hasMessageContaining("protocol");
  }
}
