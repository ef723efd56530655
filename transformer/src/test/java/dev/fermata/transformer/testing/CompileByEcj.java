package dev.fermata.transformer.testing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.objectweb.asm.ClassReader;

/** Compiles the tests' own sources by Eclipse's compiler. */
public final class CompileByEcj {
  private static final Path SOURCES = Path.of("src", "test", "java");

  private final int release;
  private final String debug;

  /**
   * Makes a compiler.
   *
   * @param release the version of the class files
   * @param debug such as {@code -g:none}
   */
  public CompileByEcj(int release, String debug) {
    this.release = release;
    this.debug = debug;
  }

  /** Compiles the source files of classes of the tests once more. */
  public ClassFiles sourcesOf(Class<?>... topLevel) {
    try {
      Path output = Files.createTempDirectory("fermata-ecj");
      try {
        compile(output, topLevel);
        return read(output);
      } finally {
        delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path output, Class<?>... topLevel) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--release", Integer.toString(release), debug, "-parameters"));
    arguments.addAll(List.of("-proc:none", "-nowarn", "-encoding", "UTF-8"));
    arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", output.toString()));
    for (Class<?> type : topLevel) {
      arguments.add(SOURCES.resolve(type.getName().replace('.', '/') + ".java").toString());
    }
    StringWriter messages = new StringWriter();
    PrintWriter writer = new PrintWriter(messages);
    if (!BatchCompiler.compile(arguments.toArray(new String[0]), writer, writer, null)) {
      throw new AssertionError(messages.toString());
    }
  }

  private static ClassFiles read(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        files.put(new ClassReader(bytes).getClassName(), bytes);
      }
    }
    return new ClassFiles(files);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
