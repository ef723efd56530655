package dev.fermata.it.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The descriptors that this process has open. */
final class Descriptors {
  private static final Path ALL = Path.of("/proc/self/fd");

  private Descriptors() {}

  static void assumeKnown() {
    assumeTrue(Files.isDirectory(ALL), "there is no " + ALL + " here");
  }

  /** How many files in {@code folder} are open. */
  static long in(Path folder) throws IOException {
    Path real = folder.toRealPath();
    return count(target -> target.startsWith(real));
  }

  /** How many watch services the operating system knows of. */
  static long watches() throws IOException {
    return count(target -> target.toString().contains("inotify"));
  }

  private static long count(Predicate<Path> wanted) throws IOException {
    try (Stream<Path> descriptors = Files.list(ALL)) {
      return descriptors.flatMap(Descriptors::target).filter(wanted).count();
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
