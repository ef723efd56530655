package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.ConnectOptions;
import dev.fermata.io.Connection;
import dev.fermata.io.ListenOptions;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import dev.fermata.io.TlsOptions;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with the JDK's own client and server at the other end. */
class TlsPeersTest {
  @TempDir private static Path folder;

  private static SSLContext serverContext;
  private static SSLContext clientContext;

  @BeforeAll
  static void createIdentities() throws Exception {
    Identity server = Identity.create(folder, "server");
    serverContext = server.contextTrusting();
    clientContext = Identity.anonymousTrusting(server);
  }

  @Async
  private static Task<Void> echo(Connection client) {
    ByteBuffer buffer = ByteBuffer.allocate(20_000);
    while (await(client.reader().read(buffer.clear())) > 0) {
      await(client.writer().send(buffer.flip()));
    }
    return Task.done();
  }

  private static ListenOptions tls() {
    return ListenOptions.defaults().tls(TlsOptions.server(serverContext));
  }

  @Test
  void theHttpClientOfTheJdk() {
    HttpResponse<String> answer = run(this::asksByHttp);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("GET /hello HTTP/1.1 by TLS");
    assertThat(answer.sslSession()).isPresent();
  }

  @Async
  private Task<HttpResponse<String>> asksByHttp() throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(clientContext).build();
    try (Server server = await(Network.listen("127.0.0.1", 0, this::answersHttp, tls()))) {
      URI uri = URI.create("https://127.0.0.1:" + server.port() + "/hello");
      return Task.of(
          await(
              client.sendAsync(
                  HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())));
    }
  }

  @Async
  private Task<Void> answersHttp(Connection client) {
    String request = await(client.reader().readLine());
    String line = request;
    while (!line.isEmpty()) {
      line = await(client.reader().readLine());
    }
    String body = request + " by TLS";
    client
        .writer()
        .write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    await(client.writer().drain());
    return Task.done();
  }

  /** New keys in TLS 1.3, a renegotiation before. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aClientThatChangesTheKeysInTheMidstOfData(String version) {
    run(() -> servesSocket(version));
  }

  @Async
  private Task<Void> servesSocket(String version) throws Exception {
    try (Server server = await(Network.listen("127.0.0.1", 0, TlsPeersTest::echo, tls()))) {
      int port = server.port();
      await(toThread(() -> changesKeys(port, version)));
    }
    return Task.done();
  }

  private Void changesKeys(int port, String version) throws IOException {
    byte[] bytes = new byte[50_000];
    new Random(1).nextBytes(bytes);
    try (SSLSocket socket =
        (SSLSocket) clientContext.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setEnabledProtocols(new String[] {version});
      DataInputStream in = new DataInputStream(socket.getInputStream());
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write(bytes);
        socket.startHandshake();
        byte[] answer = new byte[bytes.length];
        in.readFully(answer);
        assertThat(answer).isEqualTo(bytes);
      }
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
    return null;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aServerThatChangesTheKeysInTheMidstOfData(String version) throws Exception {
    try (SSLServerSocket listening =
        (SSLServerSocket)
            serverContext
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      run(() -> asksSocket(listening, version));
    }
  }

  @Async
  private Task<Void> asksSocket(SSLServerSocket listening, String version) throws Exception {
    Task<Void> serving = toThread(() -> servesLines(listening));
    ConnectOptions options =
        ConnectOptions.defaults().tls(TlsOptions.client(clientContext).versions(version));
    try (Connection client =
        await(Network.connect("127.0.0.1", listening.getLocalPort(), options))) {
      for (int i = 0; i < 3; i++) {
        client.writer().write("line " + i + "\n");
        assertThat(await(client.reader().readLine())).isEqualTo("heard line " + i);
      }
    }
    await(serving);
    return Task.done();
  }

  private Void servesLines(SSLServerSocket listening) throws IOException {
    try (SSLSocket socket = (SSLSocket) listening.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.endsWith("2")) {
          // Before TLS 1.3 this only asks for what then happens while the next line is read.
          socket.startHandshake();
        }
        socket.getOutputStream().write(("heard " + line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return null;
  }
}
