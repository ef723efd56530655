package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.ConnectOptions;
import dev.fermata.io.Connection;
import dev.fermata.io.ListenOptions;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import dev.fermata.io.TlsOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with another implementation at the other end. */
class OpensslTest {
  @TempDir private static Path folder;

  private static SSLContext serverContext;
  private static SSLContext clientContext;
  private static Path pem;

  @BeforeAll
  static void createIdentity() throws Exception {
    assumeTrue(isInstalled(), "There is no openssl on this machine");
    Identity server = Identity.create(folder, "server");
    serverContext = server.contextTrusting();
    clientContext = Identity.anonymousTrusting(server);
    pem = server.writePem(folder.resolve("server.pem"));
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aClient() {
    assertThat(run(this::servesOpenssl)).isEqualTo("you said hello");
  }

  @Async
  private Task<String> servesOpenssl() throws Exception {
    ListenOptions tls = ListenOptions.defaults().tls(TlsOptions.server(serverContext));
    try (Server server = await(Network.listen("127.0.0.1", 0, this::answers, tls))) {
      int port = server.port();
      return Task.of(await(toThread(() -> asks(port))));
    }
  }

  @Async
  private Task<Void> answers(Connection client) {
    String line = await(client.reader().readLine());
    client.writer().write("you said " + line + "\n");
    return Task.done();
  }

  private String asks(int port) throws IOException {
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "s_client",
                "-quiet",
                "-verify_return_error",
                "-CAfile",
                pem.toString(),
                "-connect",
                "127.0.0.1:" + port)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = openssl.inputReader()) {
      openssl.outputWriter().append("hello\n").flush();
      return out.readLine();
    } finally {
      openssl.destroy();
    }
  }

  @Test
  void aServer() throws Exception {
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "s_server",
                "-rev",
                "-accept",
                "127.0.0.1:0",
                "-cert",
                pem.toString(),
                "-key",
                pem.toString())
            .redirectErrorStream(true)
            .start();
    try {
      int port = port(openssl.inputReader());
      assertThat(run(() -> asksOpenssl(port))).isEqualTo("olleh");
    } finally {
      openssl.destroy();
    }
  }

  private static int port(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (!line.startsWith("ACCEPT")) {
      line = out.readLine();
    }
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  @Async
  private Task<String> asksOpenssl(int port) throws Exception {
    ConnectOptions tls = ConnectOptions.defaults().tls(TlsOptions.client(clientContext));
    try (Connection client = await(Network.connect("127.0.0.1", port, tls))) {
      client.writer().write("hello\n");
      return Task.of(await(client.reader().readLine()));
    }
  }
}
