package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.io.IOException;
import java.net.BindException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A client and a blocking peer at a file. */
final class UnixSockets {
  private UnixSockets() {}

  @Async
  private static Task<Void> shout(Connection client) {
    client.writer().write(await(client.reader().readLine()).toUpperCase() + "\n");
    return Task.done();
  }

  @Async
  static Task<Void> talk() throws IOException {
    Path folder = Files.createTempDirectory("fermata");
    Path file = folder.resolve("socket");
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
    try (Server server = await(Network.listen(address, UnixSockets::shout));
        SocketChannel peer = SocketChannel.open(address);
        Connection client = await(Network.connect(address))) {
      boolean inUse = false;
      try {
        await(Network.listen(address, UnixSockets::shout), BindException.class);
      } catch (BindException e) {
        inUse = true;
      }
      assertThat(inUse).isTrue();
      client.writer().write("hello\n");
      assertThat(await(client.reader().readLine())).isEqualTo("HELLO");
      peer.write(ByteBuffer.wrap("peer\n".getBytes(StandardCharsets.UTF_8)));
      peer.shutdownOutput();
    }
    assertThat(file).doesNotExist();
    Files.delete(folder);
    return Task.done();
  }
}
