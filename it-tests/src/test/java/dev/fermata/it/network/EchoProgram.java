package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.Network;
import dev.fermata.io.Server;

/** A server in a virtual machine of its own; prints its port. */
final class EchoProgram {
  private EchoProgram() {}

  public static void main(String[] args) {
    run(EchoProgram::serve);
  }

  @Async
  private static Task<Void> serve() {
    try (Server server = await(Network.listen("127.0.0.1", 0, EchoProgram::echo))) {
      System.out.println(server.port());
      await(server.serveForever());
    }
    return Task.done();
  }

  @Async
  static Task<Void> echo(Connection client) {
    String line = await(client.reader().readLine());
    while (line != null) {
      client.writer().write(line + "\n");
      await(client.writer().drain());
      line = await(client.reader().readLine());
    }
    return Task.done();
  }
}
