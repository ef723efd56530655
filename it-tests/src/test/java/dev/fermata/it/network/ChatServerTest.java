package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ChatServerTest {
  private static final int MEMBERS = 500;
  private static final int LINES = 20;
  private static final int LONG_LINE = 20_000;

  private final ChatServer chat = new ChatServer();

  @Test
  void allHearAllWhateverOthersDo() {
    Sockets.leaksNone(() -> run(this::talks));
  }

  @Async
  private Task<Void> talks() throws IOException {
    EventLoop.current().setExceptionHandler((loop, lost) -> {}); // of those who vanish
    Server server = await(Network.listen("127.0.0.1", 0, chat::chat));
    Connection deaf = await(Network.connect("127.0.0.1", server.port()));
    List<Connection> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      members.add(await(Network.connect("127.0.0.1", server.port())));
    }
    while (chat.members().size() <= MEMBERS) {
      await(checkpoint());
    }
    List<Task<Integer>> hearing = new ArrayList<>();
    for (Connection member : members) {
      hearing.add(hears(member));
    }
    for (int i = 0; i < LINES; i++) {
      members.get(i).writer().write(i + "\n");
    }
    int all = LINES * (LINES - 1) / 2;
    assertThat(await(gather(hearing))).hasSize(MEMBERS).containsOnly(all);

    vanish(server.port());
    members.forEach(Connection::abort);
    while (chat.members().size() > 1) {
      await(checkpoint());
    }
    assertThat(deaf.writer().isClosing()).isFalse();
    await(isGivenUp(server));
    deaf.abort();
    await(server.closeAsync());
    assertThat(chat.members()).isEmpty();
    return Task.done();
  }

  /** Adds up what comes, up to the last line. */
  @Async
  private static Task<Integer> hears(Connection member) {
    int sum = 0;
    int lines = 0;
    while (lines < LINES) {
      String line = await(member.reader().readLine());
      if (!line.endsWith("here")) {
        sum += Integer.parseInt(line);
        lines++;
      }
    }
    return Task.of(sum);
  }

  private static void vanish(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write("I am".getBytes());
      socket.setSoLinger(true, 0);
    }
  }

  /** The deaf member is thrown out when too much is kept for it. */
  @Async
  private Task<Void> isGivenUp(Server server) {
    try (Connection talker = await(Network.connect("127.0.0.1", server.port()))) {
      assertThat(await(talker.reader().readLine())).isEqualTo("2 are here");
      String line = "x".repeat(LONG_LINE) + "\n";
      while (chat.members().size() > 1) {
        talker.writer().write(line);
        await(talker.reader().readLine());
      }
    }
    return Task.done();
  }
}
