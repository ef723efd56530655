package dev.fermata.benchmarks.report;

import java.util.Locale;

/** Writes figures with the digits that say something. */
final class Figures {
  private Figures() {}

  /** The median of a result. */
  static String median(Result result) {
    return of(result.median(), result.unit());
  }

  /** A figure in this unit. */
  static String of(double value, String unit) {
    return unit.equals("bytes") ? bytes(value) : of(value);
  }

  /** Three digits or so, with a comma between thousands. */
  static String of(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** Two decimals, since all ratios stand below each other. */
  static String ratio(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
  }

  /** A limit as it was set: without decimals that nobody has set. */
  static String limit(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : Double.toString(value);
  }

  /** Bytes: whole if they are. */
  static String bytes(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
  }
}
