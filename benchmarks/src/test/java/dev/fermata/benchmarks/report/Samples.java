package dev.fermata.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures for tests. */
final class Samples {
  private Samples() {}

  static Result result(String family, String contestant, double median) {
    return Result.of(family, contestant, null, "ns", List.of(median * 0.9, median, median * 1.1));
  }

  static Run run(String command) {
    return run("25.0.3+9", command);
  }

  static Run run(String jdk, String command) {
    return new Run(
        "2026-01-02 03:04 UTC",
        command,
        "abcdef",
        new Run.Machine("Linux 6.1 on amd64", "A processor", 2, 24),
        new Run.Jdk(jdk, "Somebody", "A VM"),
        List.of(),
        new TreeMap<>(Map.of("Kotlin", "2.4")));
  }

  static ResultSet set(Result... results) {
    return new ResultSet("JDK 25", List.of())
        .with(run("benchmarks/run"), new Measured(List.of(results), List.of()));
  }
}
