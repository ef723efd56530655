package dev.fermata.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was measured of one contestant.
 *
 * @param family the benchmark's family
 * @param contestant what ran
 * @param median the median of the forks' averages, in nanoseconds
 * @param error half the 99.9 % confidence interval that JMH computes; NaN if there is too little to
 *     compute it from
 * @param bytes what one operation allocates
 */
record Result(Family family, String contestant, double median, double error, double bytes) {
  /** Reads what JMH wrote; benchmarks of no family are left out. */
  static List<Result> parse(String json) {
    return ((List<?>) Json.parse(json)).stream().flatMap(entry -> of((Map<?, ?>) entry)).toList();
  }

  private static Stream<Result> of(Map<?, ?> entry) {
    String benchmark = (String) entry.get("benchmark");
    return Family.of(benchmark).map(family -> of(family, benchmark, entry)).stream();
  }

  private static Result of(Family family, String benchmark, Map<?, ?> entry) {
    Map<?, ?> primary = (Map<?, ?>) entry.get("primaryMetric");
    Map<?, ?> allocated =
        (Map<?, ?>) ((Map<?, ?>) entry.get("secondaryMetrics")).get("gc.alloc.rate.norm");
    return new Result(
        family,
        family.contestant(benchmark),
        medianOfForks((List<?>) primary.get("rawData")),
        number(primary.get("scoreError")),
        allocated == null ? Double.NaN : number(allocated.get("score")));
  }

  private static double medianOfForks(List<?> forks) {
    double[] averages =
        forks.stream()
            .mapToDouble(
                fork ->
                    ((List<?>) fork).stream().mapToDouble(Result::number).average().orElseThrow())
            .sorted()
            .toArray();
    int middle = averages.length / 2;
    return averages.length % 2 == 1
        ? averages[middle]
        : (averages[middle - 1] + averages[middle]) / 2;
  }

  private static double number(Object value) {
    return value instanceof Double number ? number : Double.parseDouble((String) value);
  }
}
