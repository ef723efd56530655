package dev.fermata.benchmarks.echo;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import java.nio.ByteBuffer;

/** Without copies, in a buffer for each connection. */
final class FermataBuffers extends FermataServer {
  @Override
  @Async
  Task<Void> echo(Connection client) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    while (await(client.reader().read(buffer.clear())) >= 0) {
      await(client.writer().send(buffer.flip()));
    }
    return Task.done();
  }
}
