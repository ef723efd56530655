package dev.fermata.it.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another program, which is killed in the end. */
final class Program implements AutoCloseable {
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"));

  private final Process process;
  private final BufferedReader output;

  private Program(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Program start(String... command) throws IOException {
    return new Program(List.of(command));
  }

  /** Runs {@code main} in a virtual machine of its own. */
  static Program java(Class<?> main, String... arguments) throws IOException {
    return new Program(javaCommand(main, arguments));
  }

  /** As {@link #java}, with a limit to its open files. */
  static Program javaWithFiles(int limit, Class<?> main) throws IOException {
    assumeInstalled("sh", "-c", "ulimit -n " + limit);
    List<String> command = new ArrayList<>(List.of("sh", "-c"));
    command.add("ulimit -n " + limit + " && exec \"$0\" \"$@\"");
    command.addAll(javaCommand(main));
    return new Program(command);
  }

  private static List<String> javaCommand(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(JAVA);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Skips the test if {@code command} does not work on this machine. */
  static void assumeInstalled(String... command) {
    boolean works = false;
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      works = process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      // It is not there.
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assumeTrue(works, String.join(" ", command) + " does not work here");
  }

  /** The next line that it prints; null at the end. */
  String readLine() throws IOException {
    return output.readLine();
  }

  /** All that it still prints. */
  String readAll() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = readLine(); line != null; line = readLine()) {
      all.append(line).append('\n');
    }
    return all.toString();
  }

  /** Ends it by SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
