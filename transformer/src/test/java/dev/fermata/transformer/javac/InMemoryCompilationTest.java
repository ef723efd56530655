package dev.fermata.transformer.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class InMemoryCompilationTest {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  @Test
  void classesInMemoryAreRewrittenThere() throws IOException {
    try (InMemory files = new InMemory()) {
      assertThat(
              compile(
                  files,
                  "class A { @dev.fermata.Async dev.fermata.Task<Integer> f() {"
                      + " return dev.fermata.Task.of(dev.fermata.Fermata.await(f())); } }"))
          .isTrue();
      assertThat(files.outputs).containsOnlyKeys("/p/A.class", "/p/A$f$Task.class");
      assertThat(files.outputs.get("/p/A.class").toString()).contains("dev/fermata/abi/Rewritten");
    }
  }

  @Test
  void whatOnlyTheTransformerSeesFailsTheCompilationAndLeavesAllClassesAlone() throws IOException {
    try (InMemory files = new InMemory()) {
      assertThat(
              compile(
                  files,
                  "class A { @dev.fermata.Async void f(dev.fermata.Task<Integer> n) { int s = 0;"
                      + "s += dev.fermata.Fermata.await(n);\n".repeat(4_000)
                      + " } }"))
          .isFalse();
      assertThat(files.outputs).containsOnlyKeys("/p/A.class");
      assertThat(files.outputs.get("/p/A.class").toString())
          .doesNotContain("dev/fermata/abi/Rewritten");
    }
  }

  private boolean compile(JavaFileManager files, String type) {
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            Writer.nullWriter(),
            files,
            null,
            List.of("-cp", System.getProperty("java.class.path")),
            null,
            List.of(new Source("package p; " + type)));
    task.setProcessors(List.of(new FermataProcessor()));
    return task.call();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("memory:/p/A.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps what is compiled, by whatever name it is asked for. */
  private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final SortedMap<String, ByteArrayOutputStream> outputs = new TreeMap<>();

    InMemory() {
      super(compiler.getStandardFileManager(null, null, null));
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new Output("/" + className.replace('.', '/') + kind.extension);
    }

    @Override
    public FileObject getFileForOutput(
        Location location, String packageName, String relativeName, FileObject sibling) {
      return new Output("/" + packageName.replace('.', '/') + "/" + relativeName);
    }

    private final class Output extends SimpleJavaFileObject {
      private final String path;

      Output(String path) {
        super(URI.create("memory:" + path), Kind.CLASS);
        this.path = path;
      }

      @Override
      public OutputStream openOutputStream() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        outputs.put(path, output);
        return output;
      }

      @Override
      public InputStream openInputStream() throws IOException {
        ByteArrayOutputStream output = outputs.get(path);
        if (output == null) {
          throw new FileNotFoundException(path);
        }
        return new ByteArrayInputStream(output.toByteArray());
      }
    }
  }
}
