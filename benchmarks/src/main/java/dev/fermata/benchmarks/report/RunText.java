package dev.fermata.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of figures where they come from. */
final class RunText {
  /** What a plot has room for. */
  private static final int LONGEST_LINE = 150;

  private RunText() {}

  /** What stands below a plot: a line for each run, and one for the versions that they had. */
  static List<String> caption(List<Run> runs) {
    Stream<String> versions = runs.stream().map(run -> "with " + versions(run));
    return Stream.concat(runs.stream().map(RunText::line), versions)
        .distinct()
        .flatMap(line -> wrapped(line).lines())
        .toList();
  }

  private static String wrapped(String line) {
    return line.replaceAll("(.{1," + LONGEST_LINE + "})(?: |$)", "$1\n");
  }

  /** The most important, in a line. */
  static String line(Run run) {
    String flags = run.flags().isEmpty() ? "" : " " + String.join(" ", run.flags());
    return "%s%s, %s; Fermata %s; %s; %s"
        .formatted(
            jdk(run), flags, processors(run.machine()), run.commit(), run.date(), run.command());
  }

  private static String versions(Run run) {
    return run.versions().entrySet().stream()
        .map(version -> version.getKey() + " " + version.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Everything, as items of a Markdown list. */
  static String items(Run run) {
    return """
        - `%s`, %s
        - Fermata at %s; %s
        - %s, flags: %s
        - %s, %d GiB of memory, %s
        """
        .formatted(
            run.command(),
            run.date(),
            run.commit(),
            versions(run),
            jdk(run) + ", " + run.jdk().vm(),
            run.flags().isEmpty() ? "none" : "`" + String.join(" ", run.flags()) + "`",
            processors(run.machine()),
            run.machine().gibibytes(),
            run.machine().system());
  }

  private static String jdk(Run run) {
    return "JDK " + run.jdk().version() + " (" + run.jdk().vendor() + ")";
  }

  private static String processors(Run.Machine machine) {
    return machine.processors() + " processors, " + machine.processor();
  }
}
