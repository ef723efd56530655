package dev.fermata.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures the families that have a program of their own, each in a process of its own. */
final class Programs {
  private final Options options;

  Programs(Options options) {
    this.options = options;
  }

  /**
   * Runs the program of a family.
   *
   * @param folder for what it prints
   */
  Measured measure(Family family, Path folder) throws IOException, InterruptedException {
    boolean quick = options.length == Options.Length.QUICK;
    boolean full = options.length == Options.Length.FULL;
    String forks = Integer.toString(options.length.forks);
    Path file = folder.resolve(family + ".json");
    switch (family) {
      case F -> run("memory.MemoryProgram", file, quick ? "200000" : "1000000", forks);
      case H -> run("timers.TimersProgram", file, "1000000", forks);
      case I -> run("echo.EchoProgram", file, full ? "5" : forks, full ? "4" : "1");
      case N -> run("scaling.ScalingProgram", file, forks, quick ? "10000" : "10000000");
      case P -> run("presence.PresenceProgram", file, forks);
      default -> throw new IllegalArgumentException(family + " has no program");
    }
    return ResultFiles.readMeasured(Files.readString(file));
  }

  private static void run(String program, Path file, String... arguments)
      throws IOException, InterruptedException {
    System.out.println("Running " + program);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.fermata.benchmarks." + program);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(file.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("The program " + program + " failed");
    }
  }
}
