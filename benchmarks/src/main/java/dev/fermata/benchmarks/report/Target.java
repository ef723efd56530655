package dev.fermata.benchmarks.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What Fermata is meant to reach in a family.
 *
 * @param family the name of the family
 * @param contestant the one that is judged
 * @param which of the family's results are looked at, if it has several for each contestant
 * @param label what is said of that, or nothing
 * @param base the contestant that it is compared with, or null if the limit is a figure
 * @param limit at most so many times the base; of rates, at least
 */
record Target(
    String family,
    String contestant,
    Predicate<Result> which,
    String label,
    @Nullable String base,
    double limit) {

  /** Hand-written, without what is said of it. */
  static final String HAND_WRITTEN = "hand-written";

  /** The JDK that the targets are for. */
  private static final int JDK = 25;

  /** What older ones may take, as a multiple of a target. */
  static final double OF_OLDER_JDKS = 1.2;

  /** All, in the order of the families. */
  static final List<Target> ALL =
      List.of(
          ratio("A", HAND_WRITTEN, 1.2),
          ratio("B", HAND_WRITTEN, 1.2),
          ratio("B2", HAND_WRITTEN, 4),
          ratio("C", "Kotlin, own loop", 0.5),
          ratio("D", HAND_WRITTEN, 1.5),
          ratio("D2", HAND_WRITTEN, 1.3),
          ratio("E", HAND_WRITTEN, 1.25),
          ratio("E2", "Kotlin, raw", 1.1),
          bytes("task with three locals", 56),
          bytes("directly awaited frame", 40),
          bytes("asleep on a timer", 96),
          ratio("G", "hand-written, listed", 2),
          new Target("H", "Fermata, callLater", r -> true, "", "Netty HashedWheelTimer", 1.3),
          echo("exchanges/s", "hand-written selector", 0.95),
          echo("µs of processor time", "Netty", 1),
          ratio("J", HAND_WRITTEN, 1.1),
          ratio("J2", HAND_WRITTEN, 1.1),
          ratio("J3", HAND_WRITTEN, 1.1));

  private static Target ratio(String family, String base, double limit) {
    return new Target(family, "Fermata", r -> true, "", base, limit);
  }

  private static Target bytes(String variant, double limit) {
    return new Target("F", "Fermata", r -> variant.equals(r.variant()), variant, null, limit);
  }

  private static Target echo(String unit, String base, double limit) {
    String load = "50 connections";
    Predicate<Result> which =
        r -> r.unit().equals(unit) && String.valueOf(r.variant()).startsWith(load);
    return new Target("I", "Fermata, streams", which, load + ", " + unit, base, limit);
  }

  /**
   * How near Fermata has come.
   *
   * @param value what is compared with the limit
   * @param met whether that is good enough
   */
  record Verdict(double value, Answer met) {}

  /** Whether a target is met, or as nearly as is asked for on a JDK that it is not for. */
  enum Answer {
    YES,
    NEARLY,
    NO
  }

  /** Judges the results of one set, if they have what is needed. */
  Optional<Verdict> judge(ResultSet set) {
    List<Result> results = set.results().toList();
    Optional<Result> judged = find(results, contestant);
    Optional<Double> divisor =
        base == null ? Optional.of(1.0) : find(results, base).map(Result::median);
    if (judged.isEmpty() || divisor.isEmpty()) {
      return Optional.empty();
    }
    double value = judged.get().median() / divisor.get();
    double excess = judged.get().isHigherBetter() ? limit / value : value / limit;
    Answer met = Answer.NO;
    if (excess <= 1) {
      met = Answer.YES;
    } else if (excess <= OF_OLDER_JDKS && set.isOlderThan(JDK)) {
      met = Answer.NEARLY;
    }
    return Optional.of(new Verdict(value, met));
  }

  /** The figure that just meets the target in these results. */
  Optional<Double> threshold(List<Result> results) {
    return base == null
        ? Optional.of(limit)
        : find(results, base).map(result -> result.median() * limit);
  }

  /** Whether this target is about results such as this. */
  boolean isAbout(Result result) {
    return result.family().equals(family) && !result.isSized() && which.test(result);
  }

  private Optional<Result> find(List<Result> results, String name) {
    return results.stream()
        .filter(result -> isAbout(result) && result.contestant().equals(name))
        .findFirst();
  }
}
