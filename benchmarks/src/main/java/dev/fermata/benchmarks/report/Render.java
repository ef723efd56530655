package dev.fermata.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Makes pages and plots of the figures that are in files. */
final class Render {
  /** Where figures are kept, below the root of the repository. */
  static final Path RESULTS = Path.of("benchmarks", "results");

  private static final Path PAGE = Path.of("docs", "performance.md");
  private static final Path README = Path.of("README.md");
  private static final String README_PLOT = "e-ns.svg";

  private Render() {}

  /** Everything that is generated, by its path below the root, which has the figures. */
  static Map<Path, String> files(Path root) throws IOException {
    SortedMap<String, ResultSet> sets = ResultFiles.readSets(root.resolve(RESULTS));
    Map<Path, String> files = new LinkedHashMap<>();
    sets.forEach((name, set) -> files.put(RESULTS.resolve(name + ".md"), SetPage.of(name, set)));
    Map<String, Plots.Drawing> plots = Plots.draw(sets);
    plots.forEach((name, plot) -> files.put(RESULTS.resolve(name), plot.svg()));
    String page = Files.readString(root.resolve(PAGE));
    page = Marked.replace(page, "targets", note(sets.values()) + TargetsTable.of(sets.values()));
    page = Marked.replace(page, "pages", pages(sets));
    page = Marked.replace(page, "plots", plots(plots));
    files.put(PAGE, page);
    String readme = Files.readString(root.resolve(README));
    files.put(README, Marked.replace(readme, "figures", figures(sets, plots)));
    return files;
  }

  /** Writes everything that is generated, and deletes what an earlier figure had. */
  static void write(Path root) throws IOException {
    Map<Path, String> files = files(root);
    try (Stream<Path> old = Files.list(root.resolve(RESULTS))) {
      for (Path file : old.filter(Render::isGenerated).toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Files.writeString(root.resolve(file.getKey()), file.getValue());
    }
  }

  /** Whether this is a page or a plot of figures; what else is kept beside them is not. */
  private static boolean isGenerated(Path file) {
    return file.getFileName().toString().matches(".*\\.svg|jdk.*\\.md");
  }

  private static String pages(SortedMap<String, ResultSet> sets) {
    StringBuilder text = new StringBuilder();
    sets.forEach(
        (name, set) ->
            text.append("- [%s](../benchmarks/results/%s.md)\n".formatted(set.title(), name)));
    return text.toString();
  }

  private static String plots(Map<String, Plots.Drawing> plots) {
    StringBuilder text = new StringBuilder();
    plots.forEach(
        (name, plot) ->
            text.append("![%s](../benchmarks/results/%s)\n\n".formatted(plot.title(), name)));
    return text.toString().stripTrailing() + "\n";
  }

  private static String figures(
      SortedMap<String, ResultSet> sets, Map<String, Plots.Drawing> plots) {
    // Without the sets that are for a flag.
    List<String> plain = sets.keySet().stream().filter(name -> name.matches("jdk\\d+")).toList();
    if (plain.isEmpty()) {
      return "";
    }
    ResultSet set = sets.get(plain.get(plain.size() - 1));
    StringBuilder text = new StringBuilder(note(List.of(set)) + PeersTable.of(set) + "\n");
    set.groups().stream()
        .filter(group -> !group.sized() && PeersTable.FAMILIES.contains(group.family()))
        .map(group -> "- " + RunText.line(group.run()) + "\n")
        .distinct()
        .forEach(text::append);
    Plots.Drawing plot = plots.get(README_PLOT);
    if (plot != null) {
      text.append("\n![%s](benchmarks/results/%s)\n".formatted(plot.title(), README_PLOT));
    }
    return text.toString();
  }

  /** A warning if there is reason for one. */
  private static String note(Collection<ResultSet> sets) {
    return sets.stream().anyMatch(ResultSet::isRough)
        ? "These are rough figures, of short runs: they show sizes, and are no verdict.\n\n"
        : "";
  }
}
