package dev.fermata.benchmarks.report;

import dev.fermata.benchmarks.measurement.ForkedJvm;
import java.io.IOException;
import java.util.List;

/** Measures the families that have a program of their own, each in a process of its own. */
final class Programs {
  private final Options options;

  Programs(Options options) {
    this.options = options;
  }

  /** Runs the program of a family. */
  Measured measure(Family family) throws IOException, InterruptedException {
    boolean quick = options.length == Options.Length.QUICK;
    boolean full = options.length == Options.Length.FULL;
    String forks = Integer.toString(options.length.forks);
    String output =
        switch (family) {
          case F -> run("memory.MemoryProgram", quick ? "200000" : "1000000", forks);
          case H -> run("timers.TimersProgram", "1000000", forks);
          case I -> run("echo.EchoProgram", full ? "5" : forks, full ? "4" : "1");
          case N -> run("scaling.ScalingProgram", forks, quick ? "10000" : "10000000");
          case N2 -> run("scaling.LoopsProgram", forks);
          case P -> run("presence.PresenceProgram", forks);
          default -> throw new IllegalArgumentException(family + " has no program");
        };
    return ResultFiles.readMeasured(output);
  }

  private static String run(String program, String... arguments)
      throws IOException, InterruptedException {
    System.out.println("Running " + program);
    String main = "dev.fermata.benchmarks." + program;
    return ForkedJvm.run(List.of(), System.getProperty("java.class.path"), main, arguments);
  }
}
