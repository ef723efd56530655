package dev.fermata.benchmarks.echo;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.ListenOptions;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.IntConsumer;

/** Serves each client by a task. */
abstract class FermataServer implements EchoServer {
  /** Sends back what comes from a client. */
  abstract Task<Void> echo(Connection client);

  @Override
  public final void serve(IntConsumer listening) {
    run(() -> serveForever(listening));
  }

  @Async
  private Task<Void> serveForever(IntConsumer listening) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Server server =
        await(Network.listen(address, this::echo, ListenOptions.defaults().backlog(1024)));
    listening.accept(server.port());
    await(server.serveForever());
    return Task.done();
  }
}
