package dev.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A Markdown table of all targets, with what each set says of them. */
final class TargetsTable {
  private TargetsTable() {}

  static String of(Collection<ResultSet> sets) {
    StringBuilder text = new StringBuilder("| | target |");
    sets.forEach(set -> text.append(' ').append(set.title()).append(" |"));
    text.append("\n|---|---|").append("---|".repeat(sets.size())).append('\n');
    for (Target target : Target.ALL) {
      if (Family.named(target.family()).isEmpty()) {
        continue;
      }
      List<String> cells = new ArrayList<>(List.of(title(target), words(target)));
      for (ResultSet set : sets) {
        cells.add(target.judge(set).map(v -> words(target, v)).orElse("–"));
      }
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    return text.toString();
  }

  private static String title(Target target) {
    String title =
        Family.named(target.family())
            .map(f -> target.family() + ". " + f.title())
            .orElse(target.family());
    return title + (target.label().isEmpty() ? "" : ": " + target.label());
  }

  /** What is to be reached. */
  static String words(Target target) {
    boolean atLeast = target.label().endsWith("/s");
    return (atLeast ? "≥ " : "≤ ")
        + Figures.limit(target.limit())
        + (target.base() == null ? " B" : " × " + target.base());
  }

  /** What has been reached. */
  static String words(Target target, Target.Verdict verdict) {
    String value =
        target.base() == null
            ? Figures.bytes(verdict.value()) + " B"
            : Figures.ratio(verdict.value());
    return value
        + switch (verdict.met()) {
          case YES -> ", met";
          case NEARLY -> ", within " + Target.OF_OLDER_JDKS + " × of it";
          case NO -> ", **not met**";
        };
  }
}
