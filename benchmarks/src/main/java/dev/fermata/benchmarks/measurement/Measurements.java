package dev.fermata.benchmarks.measurement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Samples of what is measured several times, and the JSON that the report reads: an array of
 * objects with the family, the contestant, the size it was measured at, the unit, and the median,
 * the least and the greatest of the samples.
 */
public final class Measurements {
  private record Key(String family, String contestant, long size, String unit) {}

  private final Map<Key, List<Double>> samples = new LinkedHashMap<>();

  /** Creates an empty one. */
  public Measurements() {}

  /**
   * Adds a sample.
   *
   * @param family the family's letter
   * @param contestant what was measured
   * @param size how many there were, or how deep
   * @param unit of the value, such as {@code ns}
   */
  public void add(String family, String contestant, long size, String unit, double value) {
    Key key = new Key(family, contestant, size, unit);
    samples.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  /** All of them, in the order in which each was added first. */
  public String toJson() {
    return samples.entrySet().stream()
        .map(entry -> toJson(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String toJson(Key key, List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "  {\"family\": \"%s\", \"contestant\": \"%s\", \"size\": %d, \"unit\": \"%s\","
            + " \"median\": %.3f, \"min\": %.3f, \"max\": %.3f}",
        key.family(),
        key.contestant(),
        key.size(),
        key.unit(),
        median(sorted),
        sorted[0],
        sorted[sorted.length - 1]);
  }

  /** The median of values that are sorted. */
  public static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
