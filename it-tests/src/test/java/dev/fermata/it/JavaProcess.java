package dev.fermata.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a virtual machine of its own. */
final class JavaProcess {
  // Verifies also the classes that Java trusts unseen.
  private static final String STRICT = "-Xverify:all";
  private static final Map<Jdk, Boolean> KNOWS_STRICT = new ConcurrentHashMap<>();

  private final List<String> command = new ArrayList<>();
  private int minutes = 3;
  private File folder;

  /**
   * What came of it.
   *
   * @param command how to run it again by hand
   * @param out standard output, with \n as its line ends
   * @param err standard error, with \n as its line ends
   */
  record Outcome(String command, int status, String out, String err) {}

  JavaProcess(Jdk jdk) {
    command.add(jdk.java().toString());
    if (KNOWS_STRICT.computeIfAbsent(jdk, JavaProcess::knowsStrict)) {
      command.add(STRICT);
    }
    // Decimal points.
    command.add("-Duser.language=en");
  }

  /** Whether there is the option, and it is not deprecated. */
  private static boolean knowsStrict(Jdk jdk) {
    JavaProcess process = new JavaProcess(List.of(jdk.java().toString(), STRICT));
    Outcome outcome = process.run("--version");
    return outcome.status() == 0 && outcome.err().isEmpty();
  }

  private JavaProcess(List<String> command) {
    this.command.addAll(command);
  }

  JavaProcess options(List<String> options) {
    command.addAll(options);
    return this;
  }

  JavaProcess classPath(Path... entries) {
    command.add("-cp");
    command.add(
        Stream.of(entries).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return this;
  }

  /** Has it run in another folder than this one. */
  JavaProcess in(Path folder) {
    this.folder = folder.toFile();
    return this;
  }

  /** Has it run for longer than others may. */
  JavaProcess atMost(int minutes) {
    this.minutes = minutes;
    return this;
  }

  /** Runs a main class, or whatever else stands behind the options. */
  Outcome run(String... program) {
    command.addAll(List.of(program));
    try {
      return run(new ProcessBuilder(command).directory(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Outcome run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile("fermata", ".out");
    Path err = Files.createTempFile("fermata", ".err");
    try {
      // What these hold would be printed, or change what is tested.
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().remove("JDK_JAVA_OPTIONS");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            builder.command()
                + " had not ended after "
                + minutes
                + " minutes. It printed:\n"
                + text(out));
      }
      return new Outcome(
          String.join(" ", builder.command()), process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, UTF_8).replace(System.lineSeparator(), "\n");
  }
}
