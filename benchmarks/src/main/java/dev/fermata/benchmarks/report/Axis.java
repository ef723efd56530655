package dev.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The axis of the figures: from zero or, where one of them is many times another, logarithmic.
 *
 * @param from its first figure
 * @param to its last
 */
record Axis(boolean logarithmic, double from, double to) {
  /** More than this between the best and the worst, and the best cannot be seen beside it. */
  private static final double WIDE = 20;

  /** Room on both sides of what is on a logarithmic axis. */
  private static final double MARGIN = 1.5;

  /** An axis that has all of these results. */
  static Axis of(List<Result> results) {
    double least = results.stream().mapToDouble(Result::min).min().orElseThrow();
    double greatest = results.stream().mapToDouble(Result::max).max().orElseThrow();
    return least > 0 && greatest / least > WIDE
        ? new Axis(true, least / MARGIN, greatest * MARGIN)
        : new Axis(false, 0, greatest);
  }

  /** The figure that is this part of the axis further on. */
  double after(double figure, double part) {
    return logarithmic ? figure * Math.pow(to / from, part) : figure + part * (to - from);
  }

  /** The same axis with so much room at its end. */
  Axis withRoom(double part) {
    return new Axis(logarithmic, from, after(to, part));
  }

  /** Where a logarithmic axis has its lines: powers of ten; with 2 and 5 if there are few. */
  List<Double> breaks() {
    boolean few = to / from < 200;
    List<Double> breaks = new ArrayList<>();
    for (double power = Math.pow(10, Math.floor(Math.log10(from))); power <= to; power *= 10) {
      for (int step : few ? new int[] {1, 2, 5} : new int[] {1}) {
        if (power * step >= from && power * step <= to) {
          breaks.add(power * step);
        }
      }
    }
    return breaks;
  }
}
