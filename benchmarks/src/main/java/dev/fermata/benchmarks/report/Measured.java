package dev.fermata.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/** What a program has measured, and what it could not. It prints this as JSON. */
public record Measured(List<Result> results, List<Omission> leftOut) {
  /** Nothing. */
  static final Measured NOTHING = new Measured(List.of(), List.of());

  Measured and(Measured other) {
    return new Measured(
        Stream.concat(results.stream(), other.results.stream()).toList(),
        Stream.concat(leftOut.stream(), other.leftOut.stream()).toList());
  }
}
