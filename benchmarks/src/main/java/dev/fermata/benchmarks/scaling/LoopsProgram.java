package dev.fermata.benchmarks.scaling;

import dev.fermata.benchmarks.report.Measurements;
import dev.fermata.benchmarks.report.ResultFiles;

/** Measures what loops get done that hand work to each other, as many as there are processors. */
public final class LoopsProgram {
  private static final int[] STEPS = {0, 1_000, 10_000, 100_000};

  private LoopsProgram() {}

  /**
   * Prints the measurements.
   *
   * @param args how many JVMs there are for each measurement
   */
  public static void main(String[] args) throws Exception {
    Measurements measurements = new Measurements();
    int processors = Runtime.getRuntime().availableProcessors();
    for (int round = 0; round < Integer.parseInt(args[0]); round++) {
      for (int steps : STEPS) {
        for (int loops = 1; loops <= processors; loops *= 2) {
          String contestant = "Fermata, %d steps of work".formatted(steps);
          double throughput = Loops.throughput(loops, steps);
          measurements.add("N2", null, contestant, loops, "1/s", throughput);
        }
      }
    }
    ResultFiles.print(System.out, measurements.measured());
  }
}
