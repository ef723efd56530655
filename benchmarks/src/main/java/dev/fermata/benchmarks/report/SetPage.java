package dev.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Markdown page with all figures of a set. */
final class SetPage {
  private final StringBuilder text = new StringBuilder();

  private SetPage() {}

  static String of(String name, ResultSet set) {
    SetPage page = new SetPage();
    page.line("# Figures: " + set.title());
    page.line("");
    page.line("Written by `benchmarks/run --render` from [" + name + ".json](" + name + ".json).");
    page.line("[docs/performance.md](../../docs/performance.md) says how they are taken.");
    List<Run> runs = set.groups().stream().map(ResultSet.Group::run).distinct().toList();
    for (int i = 0; i < runs.size(); i++) {
      page.line("");
      page.line("## Run " + (i + 1));
      page.line("");
      page.text.append(RunText.items(runs.get(i)));
    }
    for (ResultSet.Group group : set.groups()) {
      for (Panel panel : Panel.of(group.results())) {
        page.panel(panel, set, runs.indexOf(group.run()) + 1);
      }
      if (!group.leftOut().isEmpty()) {
        page.line("");
        page.line(
            group.leftOut().stream()
                .map(out -> out.contestant() + " (" + out.reason() + ")")
                .collect(Collectors.joining(", ", "Left out: ", ".")));
      }
    }
    return page.text.toString();
  }

  private void panel(Panel panel, ResultSet set, int run) {
    line("");
    line("## " + panel.title());
    line("");
    line("Run " + run + "; " + panel.samples() + ".");
    line("");
    if (panel.sized()) {
      sized(panel);
    } else {
      table(panel);
      for (Target target : Target.ALL) {
        if (target.isAbout(panel.results().get(0)) && target.judge(set).isPresent()) {
          line("");
          line("Target: " + TargetsTable.words(target) + ". " + verdict(target, set));
        }
      }
    }
  }

  private static String verdict(Target target, ResultSet set) {
    return target.judge(set).map(v -> TargetsTable.words(target, v) + ".").orElse("");
  }

  private void table(Panel panel) {
    boolean hasBytes = panel.results().stream().anyMatch(result -> result.bytes() != null);
    Result limit = panel.limit();
    row(
        "",
        panel.unit(),
        "least – greatest",
        hasBytes ? "B allocated" : null,
        limit == null ? null : "× " + limit.contestant());
    line("|---|--:|--:|" + (hasBytes ? "--:|" : "") + (limit == null ? "" : "--:|"));
    for (Result result : panel.sorted()) {
      row(
          result.contestant(),
          Figures.median(result),
          range(result),
          hasBytes ? bytes(result) : null,
          limit == null ? null : Figures.ratio(result.median() / limit.median()));
    }
  }

  private void sized(Panel panel) {
    boolean hasBytes = panel.results().stream().anyMatch(result -> result.bytes() != null);
    row("", "size", panel.unit(), "least – greatest", hasBytes ? "B allocated" : null);
    line("|---|--:|--:|--:|" + (hasBytes ? "--:|" : ""));
    for (Result result : panel.bySize()) {
      row(
          result.contestant(),
          Figures.bytes(result.size() == null ? 0 : result.size()),
          Figures.median(result),
          range(result),
          hasBytes ? bytes(result) : null);
    }
  }

  private static String range(Result result) {
    return Figures.of(result.min(), result.unit())
        + " – "
        + Figures.of(result.max(), result.unit());
  }

  private static String bytes(Result result) {
    return result.bytes() == null ? "–" : Figures.bytes(result.bytes());
  }

  /** A row of the cells that are there. */
  private void row(@Nullable String... cells) {
    List<String> there = new ArrayList<>();
    for (String cell : cells) {
      if (cell != null) {
        there.add(cell);
      }
    }
    line("| " + String.join(" | ", there) + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
