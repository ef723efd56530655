package dev.fermata.benchmarks.presence;

import dev.fermata.benchmarks.measurement.ForkedJvm;
import dev.fermata.benchmarks.report.Measurements;
import dev.fermata.benchmarks.report.ResultFiles;
import dev.fermata.benchmarks.scaling.Contestant;
import java.io.IOException;
import java.util.List;

/** Measures what it costs to have Fermata in a program; run in the root folder of the sources. */
public final class PresenceProgram {
  private static final List<Contestant> WARMED_UP =
      List.of(
          Contestant.FERMATA_CHAIN,
          Contestant.KOTLIN_CHAIN,
          Contestant.FERMATA_SPAWNING,
          Contestant.KOTLIN_SPAWNING);

  private final Measurements measurements = new Measurements();

  private PresenceProgram() {}

  /**
   * Prints the measurements.
   *
   * @param args how often everything is measured
   */
  public static void main(String[] args) throws Exception {
    PresenceProgram program = new PresenceProgram();
    StartUp startUp = new StartUp();
    for (int round = 0; round < Integer.parseInt(args[0]); round++) {
      program.rewriting("it-tests", "it-tests");
      program.rewriting("library", "Netty with an await at each line");
      program.rewriting("plain-library", "Netty as it is");
      startUp.measure(program.measurements);
      Metaspace.measure(program.measurements);
      for (Contestant contestant : WARMED_UP) {
        WarmUp.measure(program.measurements, contestant);
      }
    }
    ResultFiles.print(System.out, program.measurements.measured());
  }

  private void rewriting(String what, String title) throws IOException, InterruptedException {
    for (String line : ForkedJvm.run(List.of(), Rewriting.class, what).split("\\R")) {
      String[] columns = line.split("\t");
      long classes = Long.parseLong(columns[0]);
      measurements.add(
          "P", "rewriting", title, classes, columns[1], Double.parseDouble(columns[2]));
    }
  }
}
