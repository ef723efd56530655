package dev.fermata.it.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sockets of this process, and peers that block. */
final class Sockets {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private Sockets() {}

  /** A blocking socket that listens on a port of this machine. */
  static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Reads all that the first client of {@code listening} sends; returns how many bytes. */
  static int countAll(ServerSocket listening) {
    try (Socket client = listening.accept()) {
      InputStream input = client.getInputStream();
      byte[] block = new byte[1 << 16];
      int all = 0;
      for (int count = input.read(block); count > 0; count = input.read(block)) {
        all += count;
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails if {@code body} leaves sockets open. */
  static void leaksNone(Runnable body) {
    assumeTrue(Files.isDirectory(DESCRIPTORS), "There is no " + DESCRIPTORS + " to count in");
    closeOne();
    long before = count();
    body.run();
    assertThat(count()).as("open sockets").isEqualTo(before);
  }

  /** The JDK opens a socket for its own use when it closes the first. */
  private static void closeOne() {
    try {
      listening().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count() {
    try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
      return descriptors.filter(Sockets::isSocket).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed meanwhile, as that of the list itself
    }
  }
}
