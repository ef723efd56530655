package dev.fermata.benchmarks.scaling;

import dev.fermata.benchmarks.measurement.ForkedJvm;
import dev.fermata.benchmarks.measurement.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/** Measures one contestant at one size, in a JVM of its own. */
final class UnitCost {
  private static final long SECOND = 1_000_000_000;
  private static final int SAMPLES = 9;

  /** Deep chains are built by calls in each other. */
  private static final List<String> JVM_OPTIONS =
      List.of("-Xss256m", "-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch");

  /** Seen by the compiler as used by somebody. */
  private static volatile int result;

  private UnitCost() {}

  /** The nanoseconds of a unit. */
  static double of(Contestant contestant, int size, String... jvmOptions)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(JVM_OPTIONS);
    options.addAll(List.of(jvmOptions));
    return Double.parseDouble(
        ForkedJvm.run(options, UnitCost.class, contestant.name(), Integer.toString(size)));
  }

  /**
   * Prints the nanoseconds of a unit.
   *
   * @param args the contestant and the size
   */
  public static void main(String[] args) {
    Contestant contestant = Contestant.valueOf(args[0]);
    int size = Integer.parseInt(args[1]);
    IntSupplier operation = contestant.operation(size);
    nanos(operation, 3 * SECOND);
    double[] nanos = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      nanos[i] = nanos(operation, SECOND / SAMPLES) / contestant.units(size);
    }
    System.out.println(Median.of(Arrays.stream(nanos).boxed().toList()));
  }

  /** The average time of an operation, of as many as fit into a time. */
  private static double nanos(IntSupplier operation, long time) {
    int sum = 0;
    long operations = 0;
    long batch = 1;
    long start = System.nanoTime();
    long elapsed;
    do {
      // To read the clock takes as long as a small operation.
      for (long i = 0; i < batch; i++) {
        sum += operation.getAsInt();
      }
      operations += batch;
      elapsed = System.nanoTime() - start;
      batch = Math.max(1, operations * 10_000 / Math.max(1, elapsed));
    } while (elapsed < time);
    result = sum;
    return (double) elapsed / operations;
  }
}
