package dev.fermata.it.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that does what its first argument says: there is a JVM wherever these tests run. */
final class Peer {
  private static final int CHUNK = 16 * 1024;

  private Peer() {}

  /** The command that runs it. */
  static List<String> command(String... arguments) {
    try {
      Path classes =
          Path.of(Peer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC"));
      command.addAll(List.of("-cp", classes.toString(), Peer.class.getName()));
      command.addAll(List.of(arguments));
      return command;
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "echo" -> copy(System.in, System.out);
      case "say" -> System.out.print(arguments[1]);
      case "both" -> {
        System.out.print("out");
        System.out.flush();
        System.err.print("err");
      }
      case "exit" -> System.exit(Integer.parseInt(arguments[1]));
      case "flood" -> flood(Long.parseLong(arguments[1]));
      case "deaf" -> System.in.close();
      case "environment" -> System.out.print(System.getenv(arguments[1]));
      case "folder" -> System.out.print(Path.of("").toAbsolutePath());
      case "ready" -> {
        System.out.println("ready");
        System.in.read();
      }
      case "stubborn" -> {
        // A hook that never ends is how a JVM ignores SIGTERM.
        Runtime.getRuntime().addShutdownHook(new Thread(Peer::hang));
        System.out.println("ready");
        hang();
      }
      case "parent" -> {
        Process child =
            new ProcessBuilder(command("ready"))
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        child.getInputStream().read();
        System.out.println(child.pid());
        hang();
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void copy(InputStream source, OutputStream target) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int count = source.read(chunk); count >= 0; count = source.read(chunk)) {
      target.write(chunk, 0, count);
    }
    target.flush();
  }

  private static void flood(long bytes) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (long left = bytes; left > 0; left -= chunk.length) {
      System.out.write(chunk, 0, (int) Math.min(left, chunk.length));
    }
    System.out.flush();
  }

  private static void hang() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        // Stubborn.
      }
    }
  }
}
