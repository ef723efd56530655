package dev.fermata.benchmarks.echo;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Connection;

/** As asyncio's tutorial has it. */
final class FermataStreams extends FermataServer {
  @Override
  @Async
  Task<Void> echo(Connection client) {
    while (true) {
      byte[] bytes = await(client.reader().read(64 * 1024));
      if (bytes.length == 0) {
        return Task.done();
      }
      client.writer().write(bytes);
      await(client.writer().drain());
    }
  }
}
