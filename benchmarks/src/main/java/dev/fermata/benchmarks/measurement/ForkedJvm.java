package dev.fermata.benchmarks.measurement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program in a JVM of its own, which is the same as this one. */
public final class ForkedJvm {
  private ForkedJvm() {}

  /**
   * Runs a class of this class path.
   *
   * @return what it prints, without white space around
   * @throws IOException if it fails
   */
  public static String run(List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return run(options, System.getProperty("java.class.path"), main.getName(), arguments);
  }

  /**
   * Runs a class of another class path.
   *
   * @return what it prints, without white space around
   * @throws IOException if it fails
   */
  public static String run(List<String> options, String classPath, String main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("The measurement failed: " + String.join(" ", command));
    }
    return output.strip();
  }
}
