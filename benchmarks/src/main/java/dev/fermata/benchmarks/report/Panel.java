package dev.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Results that stand beside each other in a table or plot: of one family, of the same case and in
 * the same unit, at one size or over sizes.
 *
 * @param variant the case, if the family has several
 * @param sized whether they are over several sizes
 */
record Panel(
    String family, @Nullable String variant, String unit, boolean sized, List<Result> results) {

  private record Key(String family, @Nullable String variant, String unit, boolean sized) {}

  /** Puts together what belongs together; the first of the results give the order. */
  static List<Panel> of(List<Result> results) {
    Map<Key, List<Result>> byKey = new LinkedHashMap<>();
    for (Result result : results) {
      byKey
          .computeIfAbsent(
              new Key(result.family(), result.variant(), result.unit(), result.isSized()),
              key -> new ArrayList<>())
          .add(result);
    }
    List<Panel> panels = new ArrayList<>();
    byKey.forEach(
        (key, list) -> {
          boolean line = key.sized && list.stream().map(Result::size).distinct().count() > 1;
          panels.add(new Panel(key.family, key.variant, key.unit, line, list));
        });
    return panels;
  }

  boolean isLike(Panel other) {
    return new Key(family, variant, unit, sized)
        .equals(new Key(other.family, other.variant, other.unit, other.sized));
  }

  /** Hand-written first, then Fermata, then the others from the best to the worst. */
  List<Result> sorted() {
    Comparator<Result> byMedian = Comparator.comparingDouble(Result::median);
    List<Result> sorted = new ArrayList<>(results);
    sorted.sort(
        Comparator.comparing((Result r) -> !r.contestant().startsWith(Target.HAND_WRITTEN))
            .thenComparing(r -> !r.contestant().startsWith("Fermata"))
            .thenComparing(results.get(0).isHigherBetter() ? byMedian.reversed() : byMedian));
    return sorted;
  }

  /** Over sizes: one contestant after the other, each from its least size to its greatest. */
  List<Result> bySize() {
    return results.stream()
        .sorted(
            Comparator.comparing(Result::contestant)
                .thenComparingDouble(r -> Objects.requireNonNull(r.size())))
        .toList();
  }

  /** Whether any contestant has been measured at more than one size, so that there is a line. */
  boolean hasLine() {
    return results.stream().map(Result::contestant).distinct().count() < results.size();
  }

  /** The hand-written one, if there is one that they can be compared with. */
  @Nullable Result limit() {
    return results.stream()
        .filter(r -> r.contestant().startsWith(Target.HAND_WRITTEN))
        .findFirst()
        .orElse(null);
  }

  /** The family's letter with its title. */
  String familyTitle() {
    return Family.named(family).map(f -> family + ". " + f.title()).orElse(family);
  }

  /** The family, and the case. */
  String title() {
    return familyTitle() + (variant == null ? "" : ": " + variant);
  }

  /** A name for a file. */
  String fileName() {
    String words =
        family + " " + (variant == null ? "" : variant) + " " + (sized ? "scaling " : "") + unit;
    return words.toLowerCase(Locale.ROOT).replace('µ', 'u').replaceAll("[^a-z0-9]+", "-");
  }

  /** What the figures are, of how many samples. */
  String samples() {
    int samples = results.get(0).samples();
    return "median and range" + (samples == 0 ? "" : " of " + samples);
  }

  /** What stands below the title of a plot. */
  String subtitle() {
    Result first = results.get(0);
    return (variant == null ? "" : variant + "; ")
        + unit
        + (first.isHigherBetter() ? ", higher" : ", lower")
        + " is better; "
        + samples();
  }
}
