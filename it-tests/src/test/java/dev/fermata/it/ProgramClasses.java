package dev.fermata.it;

import dev.fermata.it.JavaProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The class files of the programs, as they are and rewritten. */
final class ProgramClasses {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private static boolean compiled;
  private static boolean rewritten;

  private ProgramClasses() {}

  /** What the build has rewritten by the Maven plugin. */
  static Path byPlugin() {
    return TARGET.resolve("classes");
  }

  /** What the compiler has written. */
  static synchronized Path untransformed() throws IOException {
    Path folder = TARGET.resolve("untransformed");
    if (!compiled) {
      Folders.delete(folder);
      compile(folder, Folders.files(SOURCES, ".java"));
      compiled = true;
    }
    return folder;
  }

  /** The same, rewritten by the command line. */
  static synchronized Path byCommandLine() throws IOException {
    Path folder = TARGET.resolve("by-command-line");
    if (!rewritten) {
      Folders.copy(untransformed(), folder);
      Outcome outcome = rewrite(Jdk.running(), folder);
      if (outcome.status() != 0) {
        throw new AssertionError(outcome);
      }
      rewritten = true;
    }
    return folder;
  }

  /** The same, rewritten by javac while it compiles them. */
  static void byJavac(Path folder) throws IOException {
    compile(
        folder,
        Folders.files(SOURCES, ".java"),
        List.of("-processorpath", Artifacts.commandLine().toString()));
  }

  /** Rewrites {@code folder} by the command line. */
  static Outcome rewrite(Jdk jdk, Path folder) throws IOException {
    return new JavaProcess(jdk)
        .run(
            "-jar",
            Artifacts.commandLine().toString(),
            "--class-path",
            Artifacts.runtime().toString(),
            folder.toString());
  }

  /** Compiles with the options of the build. */
  static void compile(Path folder, List<Path> sources) throws IOException {
    compile(folder, sources, List.of("-proc:none"));
  }

  private static void compile(Path folder, List<Path> sources, List<String> processing)
      throws IOException {
    Files.createDirectories(folder);
    List<String> options = new ArrayList<>(processing);
    options.addAll(
        List.of(
            "--release",
            "17",
            "-g",
            "-parameters",
            "-cp",
            Artifacts.runtime().toString(),
            "-d",
            folder.toString()));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean ok =
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!ok) {
        throw new AssertionError("cannot compile " + sources);
      }
    }
  }
}
