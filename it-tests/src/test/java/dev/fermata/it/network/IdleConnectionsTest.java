package dev.fermata.it.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class IdleConnectionsTest {
  private static final int CONNECTIONS = 10_000;
  private static final int FILES = CONNECTIONS + 500;
  private static final int MOST_BYTES = 4_000;
  private static final int MOST_MILLIS = 100;

  @Test
  void tenThousandTakeLittleMemoryAndNoTime() throws IOException {
    Program.assumeInstalled("sh", "-c", "ulimit -n " + FILES);
    List<SocketChannel> clients = new ArrayList<>();
    try (Program server = Program.java(IdleProgram.class, String.valueOf(CONNECTIONS))) {
      int port = Integer.parseInt(server.readLine());
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(SocketChannel.open(new InetSocketAddress("127.0.0.1", port)));
      }
      int bytes = Integer.parseInt(server.readLine());
      int millis = Integer.parseInt(server.readLine());
      System.out.printf(
          "%,d idle connections: %,d bytes each, and %d ms of a second%n",
          CONNECTIONS, bytes, millis);
      assertThat(bytes).isBetween(1, MOST_BYTES);
      assertThat(millis).isLessThan(MOST_MILLIS);
    } finally {
      for (SocketChannel client : clients) {
        client.close();
      }
    }
  }
}
