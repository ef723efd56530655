package dev.fermata.benchmarks.allocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The committed file of what the operation of each benchmark may allocate. It has a column for each
 * JDK of the build, since HotSpot's escape analysis gets better; a JDK in between has the older
 * one's.
 */
final class AllowedBytes {
  static final Path FILE =
      Path.of("src/test/resources/dev/fermata/benchmarks/allocation/allowed-bytes.tsv");

  private static final int[] JDKS = {17, 25};

  /** Enough for what a JVM allocates now and then, and less than a field of a frame. */
  private static final double TOLERANCE = 0.5;

  private final Map<String, double[]> bytes = new TreeMap<>();
  private final int column;

  AllowedBytes(int jdk) {
    column = jdk < JDKS[1] ? 0 : 1;
  }

  /** What the file allows on this JDK. */
  static AllowedBytes read() throws IOException {
    AllowedBytes allowed = new AllowedBytes(Runtime.version().feature());
    for (String line : Files.readAllLines(FILE)) {
      if (!line.startsWith("#")) {
        String[] columns = line.split("\t");
        allowed.bytes.put(
            columns[0],
            new double[] {Double.parseDouble(columns[1]), Double.parseDouble(columns[2])});
      }
    }
    return allowed;
  }

  /** Allows what was measured, and nothing else, on this JDK; on the other, where it is new. */
  void accept(Map<String, Double> measured) {
    bytes.keySet().retainAll(measured.keySet());
    measured.forEach(
        (name, value) ->
            bytes.computeIfAbsent(name, n -> new double[] {value, value})[column] = value);
  }

  void write() throws IOException {
    StringBuilder text = new StringBuilder("# bytes for each operation\tJDK 17\tJDK 25\n");
    bytes.forEach(
        (name, values) ->
            text.append(
                String.format(Locale.ROOT, "%s\t%.1f\t%.1f%n", name, values[0], values[1])));
    Files.writeString(FILE, text);
  }

  /** What is wrong with a measured value. */
  Optional<String> complaint(String benchmark, double measured) {
    double[] allowed = bytes.get(benchmark);
    if (allowed == null) {
      return Optional.of(
          tell("%s has no line; it allocates %.1f bytes for each operation", benchmark, measured));
    }
    return measured <= allowed[column] + TOLERANCE
        ? Optional.empty()
        : Optional.of(
            tell(
                "%s grew from %.1f to %.1f bytes for each operation on JDK %d",
                benchmark, allowed[column], measured, JDKS[column]));
  }

  private static String tell(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
