package dev.fermata.benchmarks.scaling;

import dev.fermata.benchmarks.memory.MemoryProgram;
import dev.fermata.benchmarks.report.Measurements;
import dev.fermata.benchmarks.report.ResultFiles;
import dev.fermata.benchmarks.timers.TimersProgram;
import java.io.IOException;

/** Measures what a unit costs from the smallest size of a family to the greatest. */
public final class ScalingProgram {
  private static final int[] SUSPENDED = {10_000, 100_000, 1_000_000, 10_000_000};
  private static final int[] TIMERS = {1_000, 10_000, 100_000, 1_000_000, 10_000_000};

  /** With more, its coroutines do not fit into the heap. */
  private static final int MOST_OF_KOTLIN = 1_000_000;

  private final Measurements measurements = new Measurements();
  private final int greatest;

  private ScalingProgram(int greatest) {
    this.greatest = greatest;
  }

  /**
   * Prints the measurements.
   *
   * @param args how many JVMs there are for each measurement, and the greatest size
   */
  public static void main(String[] args) throws Exception {
    ScalingProgram program = new ScalingProgram(Integer.parseInt(args[1]));
    // All in turn, so that what else the machine does meanwhile concerns all of them.
    for (int round = 0; round < Integer.parseInt(args[0]); round++) {
      program.units();
      program.memory();
      program.timers();
    }
    ResultFiles.print(System.out, program.measurements.measured());
  }

  private void units() throws IOException, InterruptedException {
    for (Contestant contestant : Contestant.values()) {
      for (int size : contestant.sizes()) {
        if (size <= greatest) {
          double nanos = contestant.nanosPerUnit(size);
          measurements.add(contestant.family(), null, contestant.title(), size, "ns", nanos);
        }
      }
    }
  }

  private void memory() throws IOException, InterruptedException {
    for (int size : SUSPENDED) {
      memory("Fermata", "TASK", "Fermata", size);
      memory("Fermata, asleep", "ASLEEP", "Fermata", size);
      memory("Kotlin raw", "TASK", "Kotlin raw", size);
    }
  }

  private void memory(String title, String kind, String contestant, int size)
      throws IOException, InterruptedException {
    if (size <= greatest) {
      String bytes = MemoryProgram.fork(Integer.toString(size), kind, contestant);
      measurements.add("F", null, title, size, "B", Double.parseDouble(bytes));
    }
  }

  private void timers() throws IOException, InterruptedException {
    for (int size : TIMERS) {
      timers("Fermata, callLater", size);
      timers("Fermata, sleep", size);
      if (size <= MOST_OF_KOTLIN) {
        timers("Kotlin delay", size);
      }
    }
  }

  private void timers(String contestant, int size) throws IOException, InterruptedException {
    if (size <= greatest) {
      double seconds = TimersProgram.fork(Integer.toString(size), contestant);
      measurements.add("H", null, contestant, size, "ns of processor time", seconds * 1e9 / size);
    }
  }
}
