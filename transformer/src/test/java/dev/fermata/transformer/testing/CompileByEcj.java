package dev.fermata.transformer.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Compiles sources by Eclipse's compiler. */
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
    List<Path> files = new ArrayList<>();
    for (Class<?> type : topLevel) {
      files.add(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
    }
    return files(files);
  }

  /** Compiles source files. */
  public ClassFiles files(List<Path> files) {
    return ClassFiles.writtenBy(output -> compile(output, files));
  }

  private void compile(Path output, List<Path> files) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--release", Integer.toString(release), debug, "-parameters"));
    arguments.addAll(List.of("-proc:none", "-nowarn", "-encoding", "UTF-8"));
    arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", output.toString()));
    for (Path file : files) {
      arguments.add(file.toString());
    }
    StringWriter messages = new StringWriter();
    PrintWriter writer = new PrintWriter(messages);
    if (!BatchCompiler.compile(arguments.toArray(new String[0]), writer, writer, null)) {
      throw new AssertionError(messages.toString());
    }
  }
}
