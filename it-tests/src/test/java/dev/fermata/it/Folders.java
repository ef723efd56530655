package dev.fermata.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the tests do with folders. */
final class Folders {
  private Folders() {}

  /** The files below {@code folder} whose names end so, sorted. */
  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  /** The files below {@code folder} whose names end so, with a checksum of what is in them. */
  static SortedMap<String, String> contents(Path folder, String ending) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    for (Path file : files(folder, ending)) {
      contents.put(nameIn(folder, file), checksum(Files.readAllBytes(file)));
    }
    return contents;
  }

  static String nameIn(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static String checksum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes {@code to} a copy of {@code from}, whatever it was before. */
  static void copy(Path from, Path to) throws IOException {
    delete(to);
    for (Path file : files(from, "")) {
      Path copy = to.resolve(from.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
