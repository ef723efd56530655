package dev.fermata.transformer.testing;

import dev.fermata.transformer.ClassUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Class files by internal name. */
public record ClassFiles(SortedMap<String, byte[]> byName) implements ClassUnit {
  public ClassFiles {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  /** The class files of top-level classes of the tests, with all that is nested in them. */
  public static ClassFiles of(Class<?>... topLevel) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Class<?> type : topLevel) {
      read(type, files);
    }
    return new ClassFiles(files);
  }

  /** A single class file. */
  public static ClassFiles of(byte[] classFile) {
    return new ClassFiles(
        new TreeMap<>(Map.of(new ClassReader(classFile).getClassName(), classFile)));
  }

  /** What {@code compiler} writes to the folder that it is given. */
  public static ClassFiles writtenBy(Consumer<Path> compiler) {
    try {
      Path folder = Files.createTempDirectory("fermata-compiler");
      try {
        compiler.accept(folder);
        return in(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassFiles in(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".class")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        files.put(new ClassReader(bytes).getClassName(), bytes);
      }
    }
    return new ClassFiles(files);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void read(Class<?> type, Map<String, byte[]> files) {
    String simple = type.getName().substring(type.getPackageName().length() + 1);
    try {
      URI self = type.getResource(simple + ".class").toURI();
      try (Stream<Path> siblings = Files.list(Path.of(self).getParent())) {
        for (Path file : siblings.toList()) {
          String name = file.getFileName().toString();
          if (name.equals(simple + ".class")
              || (name.startsWith(simple + "$") && name.endsWith(".class"))) {
            byte[] bytes = Files.readAllBytes(file);
            files.put(new ClassReader(bytes).getClassName(), bytes);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public byte[] classFile(String internalName) {
    return byName.get(internalName);
  }

  /** The only class file. */
  public byte[] single() {
    if (byName.size() != 1) {
      throw new IllegalStateException("not one class file: " + byName.keySet());
    }
    return byName.get(byName.firstKey());
  }

  /** These files and others. */
  public ClassFiles and(ClassFiles others) {
    SortedMap<String, byte[]> files = new TreeMap<>(byName);
    files.putAll(others.byName);
    return new ClassFiles(files);
  }

  /** These files as {@code javac -g:none} would have written them. */
  public ClassFiles withoutDebugInformation() {
    return map(
        bytes -> {
          ClassWriter writer = new ClassWriter(0);
          new ClassReader(bytes).accept(writer, ClassReader.SKIP_DEBUG);
          return writer.toByteArray();
        });
  }

  /** These files with another version number. */
  public ClassFiles withVersion(int version) {
    return map(
        bytes -> {
          byte[] copy = bytes.clone();
          copy[6] = (byte) (version >> 8);
          copy[7] = (byte) version;
          return copy;
        });
  }

  /** These files, each changed by {@code change}. */
  public ClassFiles map(UnaryOperator<byte[]> change) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    byName.forEach((name, bytes) -> files.put(name, change.apply(bytes)));
    return new ClassFiles(files);
  }
}
