package dev.fermata.benchmarks.presence;

import dev.fermata.benchmarks.measurement.ForkedJvm;
import dev.fermata.benchmarks.report.Measurements;
import dev.fermata.transformer.files.InPlaceRewriter;
import dev.fermata.transformer.files.RewriteResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How long a program of very many classes takes from its start to its end, with and without the
 * agent. What another agent takes, which does nothing, tells how much of it is the virtual
 * machine's.
 */
final class StartUp {
  private static final String UNIT = "ms";

  /** What a start takes differs more from one to the next than by what an agent costs. */
  private static final int STARTS = 5;

  private final List<String> idleAgent;
  private final List<String> fermataAgent;
  private final Path runtime = jarOf("runtime");
  private final Path plain;
  private final Path awaiting;
  private final Path rewritten;

  StartUp() throws IOException, InterruptedException {
    Path folder = Classes.newFolder("start-up");
    Path idle = Application.writeAgent(folder.resolve("idle.jar"), IdleAgent.class);
    idleAgent = List.of("-javaagent:" + idle);
    fermataAgent = List.of("-javaagent:" + jarOf("agent"));
    plain = Application.write(folder.resolve("plain.jar"), false);
    awaiting = Application.write(folder.resolve("awaiting.jar"), true);
    rewritten = Files.copy(awaiting, folder.resolve("rewritten.jar"));
    RewriteResult result = new InPlaceRewriter().rewrite(List.of(rewritten));
    if (result.rewritten() == 0) {
      throw new IOException("Nothing was rewritten: " + result.problems());
    }
  }

  /** The jar that a module has been packaged as. */
  private static Path jarOf(String module) throws IOException {
    return Classes.files(Path.of(module, "target"), ".jar").stream()
        .filter(jar -> jar.getFileName().toString().startsWith("fermata-" + module))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "There is no jar of "
                        + module
                        + "; build it, and run this in the root folder"));
  }

  /** Each some times, in turn. */
  void measure(Measurements measurements) throws IOException, InterruptedException {
    for (int i = 0; i < STARTS; i++) {
      measure(measurements, "no @Async, no agent", List.of(), plain);
      measure(measurements, "no @Async, idle agent", idleAgent, plain);
      measure(measurements, "no @Async, Fermata's agent", fermataAgent, plain);
      measure(measurements, "some @Async, built in, no agent", List.of(), rewritten);
      measure(measurements, "some @Async, built in, idle agent", idleAgent, rewritten);
      measure(measurements, "some @Async, Fermata's agent", fermataAgent, awaiting);
    }
  }

  private void measure(
      Measurements measurements, String contestant, List<String> options, Path application)
      throws IOException, InterruptedException {
    String classPath = application + File.pathSeparator + runtime;
    long start = System.nanoTime();
    ForkedJvm.run(options, classPath, "app.Main", Integer.toString(Application.CLASSES));
    double millis = (System.nanoTime() - start) / 1e6;
    measurements.add("P", "start-up", contestant, Application.CLASSES, UNIT, millis);
  }
}
