package dev.fermata.transformer.javac;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A folder with sources, which javac compiles to another one. */
final class Javac {
  static final String HEADER =
      "import static dev.fermata.Fermata.await; import static dev.fermata.Fermata.each;"
          + " import dev.fermata.*; import java.util.function.*;";

  private final Path sources;
  private final Path classes;
  private final List<Path> files = new ArrayList<>();
  private Supplier<List<Processor>> processors = () -> List.of(new FermataProcessor());

  /**
   * What javac has said.
   *
   * @param ok whether it would exit with 0
   * @param messages in the form {@code KIND File.java:line:column: text}
   */
  record Outcome(boolean ok, List<String> messages) {}

  Javac(Path folder) throws IOException {
    sources = folder.resolve("src");
    classes = Files.createDirectories(folder.resolve("classes"));
  }

  /** Adds a source file, which begins with {@link #HEADER} and its package on one line. */
  Javac source(String path, String text) throws IOException {
    Path file = sources.resolve(path);
    Files.createDirectories(file.getParent());
    int slash = path.lastIndexOf('/');
    String inPackage =
        slash < 0 ? "" : "package " + path.substring(0, slash).replace('/', '.') + ";";
    Files.writeString(file, inPackage + HEADER + "\n" + text);
    if (!files.contains(file)) {
      files.add(file);
    }
    return this;
  }

  /** Instead of a {@link FermataProcessor} alone; good for one compilation. */
  Javac processors(Processor... others) {
    processors = () -> List.of(others);
    return this;
  }

  Path classes() {
    return classes;
  }

  Path sources() {
    return sources;
  }

  /** Compiles all sources to {@link #classes}. */
  Outcome compile(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("-d", classes.toString()));
    all.addAll(List.of(options));
    return run(files, all);
  }

  /** Compiles one source to where the options say, with the older classes on the class path. */
  Outcome compileOnly(String path, String... options) throws IOException {
    return run(List.of(sources.resolve(path)), List.of(options));
  }

  private Outcome run(List<Path> compiled, List<String> options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    List<String> all =
        new ArrayList<>(
            List.of("-cp", classes + System.getProperty("path.separator") + classPath()));
    all.addAll(options);
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null, manager, collector, all, null, manager.getJavaFileObjectsFromPaths(compiled));
      if (!options.contains("-proc:none")) {
        task.setProcessors(processors.get());
      }
      boolean ok = task.call();
      return new Outcome(ok, collector.getDiagnostics().stream().map(Javac::text).toList());
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String place =
        source == null
            ? ""
            : Path.of(source.toUri()).getFileName()
                + ":"
                + diagnostic.getLineNumber()
                + ":"
                + diagnostic.getColumnNumber()
                + ": ";
    return diagnostic.getKind() + " " + place + diagnostic.getMessage(Locale.ROOT);
  }

  /** The class files by path in {@link #classes}. */
  SortedMap<String, byte[]> output() throws IOException {
    return classFilesIn(classes);
  }

  static SortedMap<String, byte[]> classFilesIn(Path folder) throws IOException {
    SortedMap<String, byte[]> output = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".class")).toList()) {
        output.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return output;
  }
}
