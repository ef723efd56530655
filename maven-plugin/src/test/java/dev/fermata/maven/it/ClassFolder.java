package dev.fermata.maven.it;

import dev.fermata.transformer.Transformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The class files of one folder. Classes have the names of their files, without the suffix. */
public final class ClassFolder {
  private static final String SUFFIX = ".class";

  private final Path folder;

  ClassFolder(Path folder) {
    this.folder = folder;
  }

  /** All classes, sorted. */
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  /** The classes that are rewritten. */
  public List<String> rewritten() throws IOException {
    List<String> found = new ArrayList<>();
    for (String name : names()) {
      if (!Transformer.framesOf(read(name)).isEmpty()) {
        found.add(name);
      }
    }
    return found;
  }

  /** The frame classes. */
  public List<String> frames() throws IOException {
    List<String> found = new ArrayList<>();
    for (String name : names()) {
      if (Transformer.ownerOfFrame(read(name)) != null) {
        found.add(name);
      }
    }
    return found;
  }

  /** The classes that only one of two folders has, or that differ in content or in time. */
  public List<String> touchedSince(ClassFolder copy) throws IOException {
    SortedSet<String> all = new TreeSet<>(names());
    all.addAll(copy.names());
    List<String> touched = new ArrayList<>();
    for (String name : all) {
      if (!names().contains(name) || !copy.names().contains(name) || !same(name, copy)) {
        touched.add(name);
      }
    }
    return touched;
  }

  /** The classes that only one of two folders has, or that differ in content. */
  public List<String> differencesFrom(ClassFolder other) throws IOException {
    SortedSet<String> different = new TreeSet<>(names());
    different.addAll(other.names());
    for (String name : names()) {
      if (other.names().contains(name) && Arrays.equals(read(name), other.read(name))) {
        different.remove(name);
      }
    }
    return List.copyOf(different);
  }

  private boolean same(String name, ClassFolder copy) throws IOException {
    return Files.getLastModifiedTime(file(name)).toMillis()
            == Files.getLastModifiedTime(copy.file(name)).toMillis()
        && Arrays.equals(read(name), copy.read(name));
  }

  private byte[] read(String name) throws IOException {
    return Files.readAllBytes(file(name));
  }

  private Path file(String name) {
    return folder.resolve(name + SUFFIX);
  }
}
