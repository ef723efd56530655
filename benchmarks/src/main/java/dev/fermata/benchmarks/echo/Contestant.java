package dev.fermata.benchmarks.echo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whose server it is. */
enum Contestant {
  SELECTOR("hand-written selector", HandWritten::new, null),
  FERMATA("Fermata, streams", FermataStreams::new, null),
  FERMATA_BUFFERS("Fermata, buffers", FermataBuffers::new, null),
  NETTY("Netty", Netty::new, null),
  VERTX("Vert.x", Vertx::new, null),
  VIRTUAL_THREADS("virtual threads", VirtualThreads::new, null),
  ASYNCIO("Python asyncio", null, "python3"),
  NODE("Node", null, "node");

  private final String title;
  private final @Nullable Supplier<EchoServer> inJvm;
  private final @Nullable String interpreter;

  Contestant(String title, @Nullable Supplier<EchoServer> inJvm, @Nullable String interpreter) {
    this.title = title;
    this.inJvm = inJvm;
    this.interpreter = interpreter;
  }

  static Contestant named(String name) {
    return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  String title() {
    return title;
  }

  EchoServer server() {
    return Objects.requireNonNull(inJvm).get();
  }

  /**
   * What starts the server's process.
   *
   * @param folder for what it needs
   */
  List<String> command(Path folder) throws IOException {
    if (interpreter == null) {
      return Jvm.command(List.of("-Xms1g", "-Xmx1g"), EchoServerMain.class, name());
    }
    String script = this == NODE ? "echo.js" : "echo.py";
    Path file = folder.resolve(script);
    try (InputStream source =
        Objects.requireNonNull(Contestant.class.getResourceAsStream(script))) {
      Files.write(file, source.readAllBytes());
    }
    return List.of(interpreter, file.toString());
  }
}
