package dev.fermata.transformer.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Class files that others wrote. */
final class Corpus {
  private static final String SUFFIX = ".class";
  private static final String PREFIX = "remapped/";

  /** What the JVM itself gives and takes: constants, what is thrown, the root of all. */
  private static final Set<String> NOT_REMAPPED =
      Set.of(
          "java/lang/Object",
          "java/lang/String",
          "java/lang/Class",
          "java/lang/Throwable",
          "java/lang/invoke/MethodHandle",
          "java/lang/invoke/MethodType");

  private final Path root;
  private final boolean remapped;
  private final Set<String> files;

  private Corpus(Path root, boolean remapped) {
    this.root = root;
    this.remapped = remapped;
    try (Stream<Path> all = Files.walk(root)) {
      files =
          all.map(file -> root.relativize(file).toString())
              .filter(file -> file.endsWith(SUFFIX) && !file.endsWith("-info" + SUFFIX))
              .filter(file -> !file.startsWith("META-INF"))
              .map(file -> file.substring(0, file.length() - SUFFIX.length()))
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The module java.base, in packages that other loaders may define. */
  static Corpus javaBase() {
    Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
    return new Corpus(root, true);
  }

  /** A jar. */
  static Corpus jar(URL jar) {
    try {
      FileSystem files = FileSystems.newFileSystem(Path.of(jar.toURI()));
      return new Corpus(files.getPath("/"), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The jar that a class comes from. */
  static Corpus jarOf(Class<?> type) {
    return jar(type.getProtectionDomain().getCodeSource().getLocation());
  }

  /** The internal names of all classes, in a fixed order. */
  List<String> classNames() {
    return files.stream()
        .filter(name -> !remapped || !NOT_REMAPPED.contains(name))
        .map(name -> remapped ? PREFIX + name : name)
        .sorted()
        .toList();
  }

  /** A class file; null if there is no such class. */
  byte[] classFile(String name) {
    if (remapped && !name.startsWith(PREFIX)) {
      return null;
    }
    String original = remapped ? name.substring(PREFIX.length()) : name;
    if (!files.contains(original)) {
      return null;
    }
    try {
      byte[] bytes = Files.readAllBytes(root.resolve(original + SUFFIX));
      return remapped ? remap(bytes) : bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] remap(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    Remapper remapper =
        new Remapper() {
          @Override
          public String map(String name) {
            return files.contains(name) && !NOT_REMAPPED.contains(name) ? PREFIX + name : name;
          }
        };
    new ClassReader(classFile).accept(new ClassRemapper(writer, remapper), 0);
    return writer.toByteArray();
  }
}
