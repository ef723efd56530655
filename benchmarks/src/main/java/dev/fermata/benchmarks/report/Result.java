package dev.fermata.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fermata.benchmarks.measurement.Median;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one contestant.
 *
 * @param family the name of its {@link Family}
 * @param contestant what ran
 * @param variant which of the family's cases it is, if it has several, such as a load
 * @param size of what was measured at several sizes
 * @param unit what the figures are in, and of what if the family has several figures
 * @param median of the samples
 * @param min the least of the samples
 * @param max the greatest of the samples
 * @param samples how many forks, or rounds, there were, each of which is one sample; 0 if unknown
 * @param bytes what an operation allocates, if that was measured as well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
    String family,
    String contestant,
    @Nullable String variant,
    @Nullable Double size,
    String unit,
    double median,
    double min,
    double max,
    int samples,
    @Nullable Double bytes) {

  /** Makes a result of one case of a family. */
  public static Result of(
      String family,
      String contestant,
      @Nullable String variant,
      String unit,
      List<Double> samples) {
    double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Result(
        family,
        contestant,
        variant,
        null,
        unit,
        rounded(Median.of(samples)),
        rounded(sorted[0]),
        rounded(sorted[sorted.length - 1]),
        sorted.length,
        null);
  }

  /** The same at a size. */
  public Result withSize(double newSize) {
    return new Result(family, contestant, variant, newSize, unit, median, min, max, samples, bytes);
  }

  /** The same with the bytes that an operation allocates. */
  public Result withBytes(double newBytes) {
    return new Result(
        family, contestant, variant, size, unit, median, min, max, samples, rounded(newBytes));
  }

  /** Whether this is one point of a line over sizes. */
  @JsonIgnore
  public boolean isSized() {
    return size != null;
  }

  /** Whether more of it is better, as of a rate. */
  @JsonIgnore
  public boolean isHigherBetter() {
    return unit.endsWith("/s");
  }

  /** Five digits, since the sixth says nothing and would change in each run. */
  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4e", value));
  }
}
