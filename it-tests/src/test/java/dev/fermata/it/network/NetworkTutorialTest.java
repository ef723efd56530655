package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.ConnectOptions;
import dev.fermata.io.Connection;
import dev.fermata.io.Datagram;
import dev.fermata.io.DatagramEndpoint;
import dev.fermata.io.DatagramOptions;
import dev.fermata.io.ListenOptions;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import dev.fermata.io.TlsOptions;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/network.md. */
class NetworkTutorialTest {
  @TempDir private static Path folder;

  @Async
  Task<Void> greet(Connection client) {
    for (String name : each(client.reader().lines())) {
      client.writer().write("hello " + name + "\n");
      await(client.writer().drain());
    }
    return Task.done();
  }

  @Async
  Task<String> ask(String host, int port, ConnectOptions options) {
    try (Connection connection = await(Network.connect(host, port, options))) {
      connection.writer().write("world\n");
      return Task.of(await(connection.reader().readLine()));
    }
  }

  @Async
  private Task<String> greets(ListenOptions listen, ConnectOptions connect) {
    try (Server server = await(Network.listen("localhost", 0, this::greet, listen))) {
      return Task.of(await(ask("localhost", server.port(), connect)));
    }
  }

  @Test
  void streams() {
    String answer = run(() -> greets(ListenOptions.defaults(), ConnectOptions.defaults()));
    assertThat(answer).isEqualTo("hello world");
  }

  @Test
  void tls() throws Exception {
    Identity identity = Identity.create(folder, "server");
    SSLContext withCertificate = identity.contextTrusting();
    SSLContext context = Identity.anonymousTrusting(identity);
    String answer =
        run(
            () ->
                greets(
                    ListenOptions.defaults().tls(TlsOptions.server(withCertificate)),
                    ConnectOptions.defaults().tls(TlsOptions.client(context))));
    assertThat(answer).isEqualTo("hello world");
  }

  @Async
  Task<Void> answer(DatagramEndpoint endpoint) {
    for (Datagram question : each(endpoint)) {
      await(endpoint.send(question.bytes(), question.address()));
    }
    return Task.done();
  }

  @Async
  private Task<String> exchanges() {
    InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
    DatagramOptions local = DatagramOptions.defaults().localAddress(anyPort);
    try (DatagramEndpoint server = await(Network.datagrams(local));
        DatagramEndpoint client = await(Network.datagrams(local))) {
      Task<Void> answering = answer(server);
      await(client.send("ping".getBytes(StandardCharsets.UTF_8), server.localAddress()));
      Datagram datagram = await(client.receive());
      await(server.closeAsync());
      await(answering);
      return Task.of(new String(datagram.bytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void datagrams() {
    assertThat(run(this::exchanges)).isEqualTo("ping");
  }
}
