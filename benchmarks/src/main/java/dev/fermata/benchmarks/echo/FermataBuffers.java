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
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/** Without copies, in a buffer for each connection. */
final class FermataBuffers implements EchoServer {
  @Override
  public void serve(IntConsumer listening) {
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

  @Async
  private Task<Void> echo(Connection client) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    while (await(client.reader().read(buffer.clear())) >= 0) {
      await(client.writer().send(buffer.flip()));
    }
    return Task.done();
  }
}
