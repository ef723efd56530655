package dev.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Samples of what is measured several times, at sizes. */
public final class Measurements {
  private record Key(
      String family, @Nullable String variant, String contestant, long size, String unit) {}

  private final Map<Key, List<Double>> samples = new LinkedHashMap<>();

  /** Creates an empty one. */
  public Measurements() {}

  /**
   * Adds a sample.
   *
   * @param family the family's letter
   * @param variant the case, if the family has several
   * @param contestant what was measured
   * @param size how many there were, or how deep
   * @param unit of the value, such as {@code ns}
   */
  public void add(
      String family,
      @Nullable String variant,
      String contestant,
      long size,
      String unit,
      double value) {
    Key key = new Key(family, variant, contestant, size, unit);
    samples.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  /** What the report reads: all of them, in the order in which each was added first. */
  public Measured measured() {
    List<Result> results = new ArrayList<>();
    samples.forEach(
        (key, values) ->
            results.add(
                Result.of(key.family, key.contestant, key.variant, key.unit, values)
                    .withSize(key.size)));
    return new Measured(results, List.of());
  }
}
