package dev.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A short Markdown table of Fermata beside those that everyone knows. */
final class PeersTable {
  /** Those that are in it. */
  static final List<String> FAMILIES = List.of("A", "B", "C", "D", "D2", "E", "F", "G");

  private static final List<String> NAMES =
      List.of("Fermata", "hand-written", "Kotlin", "CompletableFuture", "virtual threads");

  private PeersTable() {}

  static String of(ResultSet set) {
    StringBuilder text = new StringBuilder("| | ");
    text.append(String.join(" | ", NAMES)).append(" |\n|---|").append("--:|".repeat(NAMES.size()));
    text.append('\n');
    for (Panel panel : Panel.of(set.results().toList())) {
      if (FAMILIES.contains(panel.family())) {
        List<String> cells = new ArrayList<>(List.of(panel.title()));
        for (String name : NAMES) {
          cells.add(best(panel, name).map(r -> Figures.median(r) + " " + panel.unit()).orElse("–"));
        }
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
      }
    }
    return text.toString();
  }

  /** The best variant of a contestant, except that Fermata's is the one that has no name. */
  private static Optional<Result> best(Panel panel, String name) {
    Comparator<Result> isPlain = Comparator.comparing(r -> !r.contestant().equals(name));
    return panel.results().stream()
        .filter(result -> result.contestant().startsWith(name))
        .min(isPlain.thenComparingDouble(Result::median));
  }
}
