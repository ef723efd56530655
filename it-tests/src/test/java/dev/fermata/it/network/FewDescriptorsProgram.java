package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.ExceptionContext;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens connections until there are no descriptors left, and gives them back. */
final class FewDescriptorsProgram {
  private static final List<String> PACKAGES =
      List.of(
          "dev.fermata",
          "dev.fermata.abi",
          "dev.fermata.io",
          "dev.fermata.io.call",
          "dev.fermata.io.selector",
          "dev.fermata.io.socket",
          "dev.fermata.io.stream",
          "dev.fermata.io.transport",
          "dev.fermata.it.network");

  private final List<Connection> clients = new ArrayList<>();

  private FewDescriptorsProgram() {}

  public static void main(String[] args) {
    run(() -> new FewDescriptorsProgram().exhaust());
  }

  @Async
  private Task<Void> exhaust() throws IOException {
    Promise<ExceptionContext> paused = EventLoop.current().createPromise();
    EventLoop.current().setExceptionHandler((loop, report) -> paused.complete(report));
    try (Server server = await(Network.listen("127.0.0.1", 0, EchoProgram::echo))) {
      await(echoes(server.port()));
      loadAll();
      await(exhaust(server, paused));
    }
    return Task.done();
  }

  @Async
  private Task<Void> exhaust(Server server, Promise<ExceptionContext> paused) throws IOException {
    try {
      ServerSocket reserve = Sockets.listening();

      System.out.println(unnumbered(await(failureToConnect(server.port()))));
      System.out.println(unnumbered(await(failureToListen(0))));
      reserve.close();
      // One is free, which the client takes; none is left for its server.
      clients.add(await(Network.connect("127.0.0.1", server.port())));
      System.out.println(unnumbered(await(paused).message()));
      Connection last = clients.remove(clients.size() - 1);
      clients.forEach(Connection::abort);
      last.writer().write("recovered\n");
      System.out.println(await(last.reader().readLine()));
      await(last.closeAsync());
    } finally {
      clients.forEach(Connection::abort);
    }
    return Task.done();
  }

  /** To load a class from a file takes a descriptor for a moment, which there may be none of. */
  private static void loadAll() throws IOException {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      for (String name : PACKAGES) {
        Path folder = Path.of(entry).resolve(name.replace('.', '/'));
        if (Files.isDirectory(folder)) {
          try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : files) {
              load(name + "." + file.getFileName().toString().replaceFirst("\\.class$", ""));
            }
          }
        }
      }
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String unnumbered(String message) {
    return message.replaceAll(":\\d+", ":PORT");
  }

  @Async
  private static Task<Void> echoes(int port) {
    try (Connection client = await(Network.connect("127.0.0.1", port))) {
      client.writer().write("warm\n");
      await(client.reader().readLine());
    }
    return Task.done();
  }

  @Async
  private Task<String> failureToConnect(int port) {
    String failure = null;
    while (failure == null) {
      try {
        clients.add(await(Network.connect("127.0.0.1", port), IOException.class));
      } catch (IOException e) {
        failure = e.getMessage();
      }
    }
    return Task.of(failure);
  }

  @Async
  private static Task<String> failureToListen(int port) {
    String failure = null;
    try {
      await(Network.listen("127.0.0.1", port, EchoProgram::echo), IOException.class);
    } catch (IOException e) {
      failure = e.getMessage();
    }
    return Task.of(failure);
  }
}
