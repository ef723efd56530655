package dev.fermata.transformer.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/** Compiles Kotlin sources of the tests. */
public final class CompileByKotlin {
  private static final Path SOURCES = Path.of("src", "test", "kotlin");

  private final List<String> options;

  /**
   * Makes a compiler.
   *
   * @param options such as {@code -jvm-target 17}
   */
  public CompileByKotlin(String... options) {
    this.options = List.of(options);
  }

  /**
   * Compiles a source file.
   *
   * @param name such as {@code com/acme/Orders.kt}
   */
  public ClassFiles source(String name) {
    return ClassFiles.writtenBy(output -> compile(output, SOURCES.resolve(name)));
  }

  private void compile(Path output, Path source) {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-no-stdlib", "-no-reflect", "-nowarn"));
    arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", output.toString(), source.toString()));
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    ExitCode exit =
        new K2JVMCompiler()
            .exec(
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                arguments.toArray(String[]::new));
    if (exit != ExitCode.OK) {
      throw new AssertionError(messages.toString(StandardCharsets.UTF_8));
    }
  }
}
