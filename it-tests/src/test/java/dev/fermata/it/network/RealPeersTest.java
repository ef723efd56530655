package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.ConnectionHandler;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients and servers that others have written, where they are installed. */
@Timeout(120)
class RealPeersTest {
  private static final String PYTHON_CLIENT =
      """
      import asyncio, sys
      async def main():
          reader, writer = await asyncio.open_connection('127.0.0.1', int(sys.argv[1]))
          writer.write(b'one\\ntwo\\n')
          writer.write_eof()
          print((await reader.read()).decode(), end='')
          writer.close()
          await writer.wait_closed()
      asyncio.run(main())
      """;

  private static final String PYTHON_SERVER =
      """
      import asyncio
      async def shout(reader, writer):
          async for line in reader:
              writer.write(line.decode().upper().encode())
              await writer.drain()
          writer.close()
      async def main():
          server = await asyncio.start_server(shout, '127.0.0.1', 0)
          print(server.sockets[0].getsockname()[1], flush=True)
          await server.serve_forever()
      asyncio.run(main())
      """;

  private static final String NODE_CLIENT =
      """
      const socket = require('net').connect(process.argv[1], '127.0.0.1');
      socket.on('data', data => process.stdout.write(data));
      socket.end('one\\ntwo\\n');
      """;

  private static final String NODE_SERVER =
      """
      const server = require('net').createServer({allowHalfOpen: true}, socket => {
        socket.setEncoding('utf8');
        socket.on('data', text => socket.write(text.toUpperCase()));
        socket.on('end', () => socket.end());
      });
      server.listen(0, '127.0.0.1', () => console.log(server.address().port));
      """;

  @Async
  private static Task<Void> shout(Connection client) {
    for (String line : each(client.reader().lines())) {
      client.writer().write(line.toUpperCase(Locale.ROOT) + "\n");
      await(client.writer().drain());
    }
    return Task.done();
  }

  /** Answers each request with its own first line. */
  @Async
  private static Task<Void> answerHttp(Connection client) {
    String request = await(client.reader().readLine());
    String header = request;
    while (!header.isEmpty()) {
      header = await(client.reader().readLine());
    }
    client
        .writer()
        .write(
            "HTTP/1.1 200 OK\r\nContent-Length: "
                + request.length()
                + "\r\nConnection: close\r\n\r\n"
                + request);
    return Task.done();
  }

  /** What {@code command} prints, the last argument of which is the port of a server. */
  @Async
  private static Task<String> askedBy(ConnectionHandler handler, String url, String... command) {
    String output;
    try (Server server = await(Network.listen("127.0.0.1", 0, handler))) {
      List<String> all = new ArrayList<>(List.of(command));
      all.add(url + server.port());
      output = await(toThread(() -> outputOf(all)));
    }
    return Task.of(output);
  }

  private static String outputOf(List<String> command) throws IOException {
    try (Program program = Program.start(command.toArray(String[]::new))) {
      return program.readAll();
    }
  }

  @Async
  private static Task<Void> asks(Program program) throws IOException {
    String port = await(toThread(program::readLine));
    Connection connection = await(Network.connect("127.0.0.1", Integer.parseInt(port)));
    connection.writer().write("hello\n");
    assertThat(await(connection.reader().readLine())).isEqualTo("HELLO");
    connection.writer().write("wörld\n".repeat(10_000));
    connection.writer().writeEof();
    int lines = 0;
    for (String line : each(connection.reader().lines())) {
      assertThat(line).isEqualTo("WÖRLD");
      lines++;
    }
    assertThat(lines).isEqualTo(10_000);
    await(connection.closeAsync());
    return Task.done();
  }

  /** Ends after two lines, since not every netcat tells when its own input has ended. */
  @Async
  private static Task<Void> shoutTwice(Connection client) {
    for (int i = 0; i < 2; i++) {
      client.writer().write(await(client.reader().readLine()).toUpperCase(Locale.ROOT) + "\n");
    }
    return Task.done();
  }

  @Test
  void netcatIsAnswered() {
    Program.assumeInstalled("sh", "-c", "command -v nc");
    String ask = "printf 'one\\ntwo\\n' | nc 127.0.0.1 \"$0\"";
    assertThat(run(() -> askedBy(RealPeersTest::shoutTwice, "", "sh", "-c", ask)))
        .isEqualTo("ONE\nTWO\n");
  }

  @Test
  void curlGetsAPage() {
    Program.assumeInstalled("curl", "--version");
    assertThat(run(() -> askedBy(RealPeersTest::answerHttp, "http://127.0.0.1:", "curl", "-s")))
        .isEqualTo("GET / HTTP/1.1\n");
  }

  @Test
  void pythonAsks() {
    Program.assumeInstalled("python3", "--version");
    assertThat(run(() -> askedBy(RealPeersTest::shout, "", "python3", "-c", PYTHON_CLIENT)))
        .isEqualTo("ONE\nTWO\n");
  }

  @Test
  void pythonAnswers() throws IOException {
    Program.assumeInstalled("python3", "--version");
    try (Program server = Program.start("python3", "-c", PYTHON_SERVER)) {
      run(() -> asks(server));
    }
  }

  @Test
  void nodeAsks() {
    Program.assumeInstalled("node", "--version");
    assertThat(run(() -> askedBy(RealPeersTest::shout, "", "node", "-e", NODE_CLIENT)))
        .isEqualTo("ONE\nTWO\n");
  }

  @Test
  void nodeAnswers() throws IOException {
    Program.assumeInstalled("node", "--version");
    try (Program server = Program.start("node", "-e", NODE_SERVER)) {
      run(() -> asks(server));
    }
  }
}
