package dev.fermata.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that this process has open. */
final class Descriptors {
  private static final Path ALL = Path.of("/proc/self/fd");

  private Descriptors() {}

  /** What is open in {@code folder}; the test is skipped where nobody can say. */
  static List<Path> openIn(Path folder) throws IOException {
    assumeTrue(Files.isDirectory(ALL), "there is no " + ALL + " here");
    Path real = folder.toRealPath();
    try (Stream<Path> descriptors = Files.list(ALL)) {
      return descriptors
          .flatMap(Descriptors::target)
          .filter(path -> path.startsWith(real))
          .toList();
    }
  }

  private static Stream<Path> target(Path descriptor) {
    try {
      return Stream.of(Files.readSymbolicLink(descriptor));
    } catch (IOException e) {
      // It has been closed meanwhile, as that of the list itself.
      return Stream.of();
    }
  }
}
