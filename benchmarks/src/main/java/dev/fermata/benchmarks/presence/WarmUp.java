package dev.fermata.benchmarks.presence;

import dev.fermata.benchmarks.measurement.ForkedJvm;
import dev.fermata.benchmarks.measurement.Median;
import dev.fermata.benchmarks.report.Measurements;
import dev.fermata.benchmarks.scaling.Contestant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** How long it takes until operations are as quick as they get, and how quick they are before. */
final class WarmUp {
  private static final int SIZE = 100;
  private static final long TIME = 8_000_000_000L;
  private static final long SLICE = 5_000_000;

  /** So many slices in a row are looked at together, so that a pause of the machine is not seen. */
  private static final int WINDOW = 20;

  private static final double NEARLY = 1.1;

  /** Seen by the compiler as used by somebody. */
  private static volatile int result;

  private WarmUp() {}

  /** A contestant once. */
  static void measure(Measurements measurements, Contestant contestant)
      throws IOException, InterruptedException {
    String title = contestant.family() + ", " + contestant.title();
    String output = ForkedJvm.run(List.of(), WarmUp.class, contestant.name());
    measurements.add("P", "warm-up", title, SIZE, "ms until steady", Double.parseDouble(output));
    measurements.add("P", "warm-up", title, SIZE, "ns", contestant.nanosPerUnit(SIZE));
    measurements.add(
        "P",
        "warm-up",
        title,
        SIZE,
        "ns, C1 only",
        contestant.nanosPerUnit(SIZE, "-XX:TieredStopAtLevel=1"));
    measurements.add(
        "P", "warm-up", title, SIZE, "ns, interpreted", contestant.nanosPerUnit(SIZE, "-Xint"));
  }

  /**
   * Prints the milliseconds after which operations took nearly as long as in the end.
   *
   * @param args the contestant
   */
  public static void main(String[] args) {
    IntSupplier operation = Contestant.valueOf(args[0]).operation(SIZE);
    List<Double> ends = new ArrayList<>();
    List<Double> nanos = new ArrayList<>();
    long start = System.nanoTime();
    long now = start;
    while (now - start < TIME) {
      long sliceStart = now;
      int operations = 0;
      do {
        result += operation.getAsInt();
        operations++;
        now = System.nanoTime();
      } while (now - sliceStart < SLICE);
      nanos.add((double) (now - sliceStart) / operations);
      ends.add((now - start) / 1e6);
    }
    double steady = median(nanos, nanos.size() - nanos.size() / 4, nanos.size());
    int slice = 0;
    while (median(nanos, slice, slice + WINDOW) > NEARLY * steady) {
      slice++;
    }
    System.out.println(ends.get(slice));
  }

  private static double median(List<Double> values, int from, int to) {
    return Median.of(values.subList(from, to));
  }
}
