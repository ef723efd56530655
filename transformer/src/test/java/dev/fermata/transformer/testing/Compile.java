package dev.fermata.transformer.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source text while the tests run. */
public final class Compile {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:public |final |abstract |sealed )*(?:class|interface|enum|record) (\\w+)");
  private static final Path SOURCES = Path.of("src", "test", "java");
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /**
   * Stays open: reading the jars of the class path takes longer than most compilations. One for
   * each thread, as javac's is not made to be shared.
   */
  private static final ThreadLocal<JavaFileManager> THIS_RELEASE =
      ThreadLocal.withInitial(() -> COMPILER.getStandardFileManager(null, null, null));

  private final List<String> options = new ArrayList<>(List.of("-proc:none", "-parameters"));
  private JavaFileManager fileManager = THIS_RELEASE.get();

  private Compile() {
    options.add("-classpath");
    options.add(System.getProperty("java.class.path"));
  }

  /** With {@code -g}, for the running JDK's own release. */
  public static Compile withDebugInformation() {
    Compile compile = new Compile();
    compile.options.add("-g");
    return compile;
  }

  /** With {@code -g:none}, for the running JDK's own release. */
  public static Compile withoutDebugInformation() {
    Compile compile = new Compile();
    compile.options.add("-g:none");
    return compile;
  }

  /** For an older release. */
  public Compile forRelease(int release) {
    options.add("--release");
    options.add(Integer.toString(release));
    options.add("-Xlint:-options");
    fileManager = COMPILER.getStandardFileManager(null, null, null);
    return this;
  }

  /** Compiles the source files of classes of the tests once more. */
  public ClassFiles sourcesOf(Class<?>... topLevel) {
    List<String> sources = new ArrayList<>();
    for (Class<?> type : topLevel) {
      try {
        sources.add(Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources(sources.toArray(new String[0]));
  }

  /** Compiles source files, each with at least one top-level type. */
  public ClassFiles sources(String... sources) {
    StringWriter messages = new StringWriter();
    InMemory files = new InMemory(fileManager);
    List<Source> units = new ArrayList<>();
    for (String source : sources) {
      units.add(new Source(source));
    }
    if (!COMPILER.getTask(messages, files, null, options, null, units).call()) {
      throw new AssertionError(messages.toString());
    }
    return files.compiled();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + nameOf(text) + ".java"), Kind.SOURCE);
      this.text = text;
    }

    private static String nameOf(String text) {
      Matcher inPackage = PACKAGE.matcher(text);
      Matcher type = TYPE.matcher(text);
      if (!type.find()) {
        throw new IllegalArgumentException("no type in " + text);
      }
      String prefix = inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "";
      return prefix + type.group(1);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final SortedMap<String, ByteArrayOutputStream> outputs = new TreeMap<>();

    InMemory(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String name = className.replace('.', '/');
      return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream output = new ByteArrayOutputStream();
          outputs.put(name, output);
          return output;
        }
      };
    }

    ClassFiles compiled() {
      SortedMap<String, byte[]> files = new TreeMap<>();
      outputs.forEach((name, output) -> files.put(name, output.toByteArray()));
      return new ClassFiles(files);
    }
  }
}
