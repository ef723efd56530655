package dev.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.TimeValue;

/** What {@code benchmarks/run} was asked for. */
final class Options {
  /** How long everything takes. */
  enum Length {
    /** One short fork, which shows that everything works. */
    QUICK(1, 1, 1_000, 1, 1_000),

    /** Three short forks, which show the size of everything. */
    ROUGH(3, 6, 500, 3, 300),

    /** As the benchmarks say themselves. */
    FULL(3, 5, 1_000, 5, 1_000);

    final int forks;
    final int warmUps;
    final TimeValue warmUp;
    final int iterations;
    final TimeValue iteration;

    Length(int forks, int warmUps, long warmUpMillis, int iterations, long iterationMillis) {
      this.forks = forks;
      this.warmUps = warmUps;
      this.warmUp = TimeValue.milliseconds(warmUpMillis);
      this.iterations = iterations;
      this.iteration = TimeValue.milliseconds(iterationMillis);
    }
  }

  final List<String> forJmh = new ArrayList<>();
  final String command;
  Length length = Length.FULL;
  boolean renderOnly;
  private Pattern families = Pattern.compile(".*");

  Options(List<String> arguments) {
    command = ("benchmarks/run " + String.join(" ", quoted(arguments))).strip();
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--quick" -> length = Length.QUICK;
        case "--rough" -> length = Length.ROUGH;
        case "--render" -> renderOnly = true;
        case "--families" -> {
          if (++i == arguments.size()) {
            throw new IllegalArgumentException("--families needs a regular expression");
          }
          families = Pattern.compile(arguments.get(i));
        }
        default -> forJmh.add(arguments.get(i));
      }
    }
    if (families().isEmpty()) {
      throw new IllegalArgumentException("No family is called " + families);
    }
  }

  /** Whether the figures are worth keeping: of all contestants of a family, in several forks. */
  boolean keepsFigures() throws CommandLineOptionException {
    return length != Length.QUICK && jmh(forJmh).getIncludes().isEmpty();
  }

  /** These, as JMH understands them. */
  static CommandLineOptions jmh(List<String> options) throws CommandLineOptionException {
    return new CommandLineOptions(options.toArray(String[]::new));
  }

  List<Family> families() {
    return Arrays.stream(Family.values())
        .filter(family -> families.matcher(family.name()).matches())
        .toList();
  }

  private static List<String> quoted(List<String> arguments) {
    return arguments.stream()
        .map(argument -> argument.matches("[\\w./=:+-]+") ? argument : "'" + argument + "'")
        .toList();
  }
}
