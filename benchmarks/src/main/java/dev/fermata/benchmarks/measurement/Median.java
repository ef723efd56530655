package dev.fermata.benchmarks.measurement;

import java.util.Collection;

/** The value in the middle, which what disturbs a few samples does not move. */
public final class Median {
  private Median() {}

  /** Of an even number of samples, the mean of the two in the middle. */
  public static double of(Collection<Double> samples) {
    double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
