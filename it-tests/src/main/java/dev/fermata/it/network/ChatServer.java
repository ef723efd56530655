package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import dev.fermata.io.StreamWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one says, all hear. Talk to it by {@code nc localhost 7000}. */
public final class ChatServer {
  private static final int PORT = 7000;
  private static final int PATIENCE = 1024 * 1024;

  private final Set<Connection> members = new LinkedHashSet<>();

  public static void main(String[] args) {
    run(() -> new ChatServer().serve());
  }

  @Async
  private Task<Void> serve() {
    try (Server server = await(Network.listen(PORT, this::chat))) {
      await(server.serveForever());
    }
    return Task.done();
  }

  /** Serves one member, up to the end of what it has to say. */
  @Async
  Task<Void> chat(Connection member) {
    members.add(member);
    try {
      say(members.size() + " are here");
      for (String line : each(member.reader().lines())) {
        say(line);
      }
    } finally {
      members.remove(member);
    }
    return Task.done();
  }

  private void say(String line) {
    for (Connection member : List.copyOf(members)) {
      StreamWriter writer = member.writer();
      if (writer.pending() > PATIENCE) {
        member.abort(); // hears too slowly
      } else if (!writer.isClosing()) {
        writer.write(line + "\n");
      }
    }
  }

  Set<Connection> members() {
    return members;
  }
}
