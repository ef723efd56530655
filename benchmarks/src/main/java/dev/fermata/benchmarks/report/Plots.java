package dev.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Draws a plot of each panel that any set has. Of a family with several cases and units there would
 * be too many to look at, so that only the first unit has plots, and what has a target.
 */
final class Plots {
  private Plots() {}

  /** The plots, by the name of their file, in the order of the families. */
  static Map<String, Drawing> draw(SortedMap<String, ResultSet> sets) {
    SortedMap<Integer, Panel> order = new TreeMap<>();
    for (ResultSet set : sets.values()) {
      for (ResultSet.Group group : set.groups()) {
        for (Panel panel : Panel.of(group.results())) {
          if (isWorthIt(panel, group) && order.values().stream().noneMatch(panel::isLike)) {
            order.put(Family.order(panel.family()) * 1_000 + order.size(), panel);
          }
        }
      }
    }
    Map<String, Drawing> drawings = new LinkedHashMap<>();
    for (Panel panel : order.values()) {
      drawings.put(panel.fileName() + ".svg", new Drawing(panel.title(), draw(panel, sets)));
    }
    return drawings;
  }

  private static boolean isWorthIt(Panel panel, ResultSet.Group group) {
    if (panel.sized() && !panel.hasLine()) {
      return false;
    }
    return panel.variant() == null
        || panel.unit().equals(group.results().get(0).unit())
        || Target.ALL.stream().anyMatch(target -> target.isAbout(panel.results().get(0)));
  }

  /**
   * A drawn plot.
   *
   * @param title its first line
   * @param svg the picture
   */
  record Drawing(String title, String svg) {}

  private static String draw(Panel like, SortedMap<String, ResultSet> sets) {
    List<Plot.Column> columns = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    for (ResultSet set : sets.values()) {
      for (ResultSet.Group group : set.groups()) {
        for (Panel panel : Panel.of(group.results())) {
          if (panel.isLike(like)) {
            columns.add(new Plot.Column(set.title(), panel, target(panel, set)));
            runs.add(group.run());
          }
        }
      }
    }
    return new Plot(columns, RunText.caption(runs)).draw();
  }

  private static @Nullable Double target(Panel panel, ResultSet set) {
    return Target.ALL.stream()
        .filter(target -> target.isAbout(panel.results().get(0)))
        .map(target -> target.threshold(set.results().toList()).orElse(null))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
