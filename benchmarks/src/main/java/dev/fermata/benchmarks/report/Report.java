package dev.fermata.benchmarks.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Makes Markdown tables of what JMH and the programs for memory and timers wrote. */
public final class Report {
  private static final String HAND_WRITTEN = "hand-written";

  private final StringBuilder text = new StringBuilder();

  private Report() {}

  static String of(String json, String memory, String timers, String echo) {
    Report report = new Report();
    report.line("# Benchmarks");
    report.line("");
    report.line(Machine.describe());
    report.timed(Result.parse(json));
    report.memory(memory.lines().map(line -> line.split("\t")).toList());
    report.timers(timers.lines().map(line -> line.split("\t")).toList());
    report.echo(echo.lines().map(line -> line.split("\t")).toList());
    return report.text.toString();
  }

  private void timed(List<Result> results) {
    for (Family family : Family.values()) {
      List<Result> ofFamily = results.stream().filter(r -> r.family() == family).toList();
      if (!ofFamily.isEmpty()) {
        heading(family);
        line("| | ns, median of forks | ± | B | × hand-written |");
        line("|---|--:|--:|--:|--:|");
        double hand =
            ofFamily.stream()
                .filter(r -> r.contestant().equals(HAND_WRITTEN))
                .mapToDouble(Result::median)
                .findFirst()
                .orElse(Double.NaN);
        for (Result r : handWrittenFirst(ofFamily)) {
          row(r.contestant(), 2, r.median(), r.error(), r.bytes(), r.median() / hand);
        }
        leftOut(family);
      }
    }
  }

  private static List<Result> handWrittenFirst(List<Result> results) {
    List<Result> sorted = new ArrayList<>(results);
    sorted.sort(
        Comparator.comparing((Result r) -> !r.contestant().equals(HAND_WRITTEN))
            .thenComparing(r -> !r.contestant().startsWith("Fermata")));
    return sorted;
  }

  private void memory(List<String[]> lines) {
    if (lines.isEmpty()) {
      return;
    }
    heading(Family.F);
    line("| | | B | × hand-written |");
    line("|---|---|--:|--:|");
    Map<String, Double> hand = new LinkedHashMap<>();
    for (String[] line : lines) {
      double bytes = Double.parseDouble(line[2]);
      if (line[1].equals(HAND_WRITTEN)) {
        hand.put(line[0], bytes);
      }
      row(line[0] + " | " + line[1], 1, bytes, bytes / hand.getOrDefault(line[0], Double.NaN));
    }
    leftOut(Family.F);
  }

  private void timers(List<String[]> lines) {
    if (lines.isEmpty()) {
      return;
    }
    heading(Family.H);
    line("| | s of processor time, median of forks | × hand-written |");
    line("|---|--:|--:|");
    double hand = Double.NaN;
    for (String[] line : lines) {
      double seconds = Double.parseDouble(line[1]);
      if (line[0].equals(HAND_WRITTEN)) {
        hand = seconds;
      }
      row(line[0], 3, seconds, seconds / hand);
    }
    leftOut(Family.H);
  }

  private void echo(List<String[]> lines) {
    if (lines.isEmpty()) {
      return;
    }
    heading(Family.I);
    line(
        "| | | exchanges/s, median of rounds | µs, median | µs, 99 % | µs of processor time for"
            + " each | rate × hand-written |");
    line("|---|---|--:|--:|--:|--:|--:|");
    double hand = Double.NaN;
    for (String[] line : lines) {
      double[] numbers = Arrays.stream(line).skip(2).mapToDouble(Double::parseDouble).toArray();
      hand = line[1].startsWith(HAND_WRITTEN) ? numbers[0] : hand;
      double[] cells = Arrays.copyOf(numbers, numbers.length + 1);
      cells[numbers.length] = numbers[0] / hand;
      row(line[0] + " | " + line[1], 1, cells);
    }
    leftOut(Family.I);
  }

  private void leftOut(Family family) {
    List<LeftOut> all = LeftOut.of(family, Runtime.version().feature());
    if (!all.isEmpty()) {
      line("");
      line("Left out: " + all.stream().map(LeftOut::toString).collect(joining("; ")) + ".");
    }
  }

  private void heading(Family family) {
    line("");
    line("## " + family + ". " + family.title());
    line("");
  }

  private void row(String name, int decimals, double... numbers) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (int i = 0; i < numbers.length; i++) {
      boolean ratio = i == numbers.length - 1;
      cells.add(
          Double.isNaN(numbers[i])
              ? "–"
              : String.format(Locale.ROOT, "%." + (ratio ? 2 : decimals) + "f", numbers[i]));
    }
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** What this runs on. */
  private static final class Machine {
    static String describe() {
      return "%s %s (%s), %s %s, %d processors%s"
          .formatted(
              System.getProperty("java.vm.name"),
              System.getProperty("java.runtime.version"),
              System.getProperty("java.vendor"),
              System.getProperty("os.name"),
              System.getProperty("os.arch"),
              Runtime.getRuntime().availableProcessors(),
              processor());
    }

    private static String processor() {
      try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> " of " + line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("");
      } catch (IOException | UncheckedIOException e) {
        return "";
      }
    }
  }
}
