package dev.fermata.benchmarks.report;

import dev.fermata.benchmarks.NewVirtualThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures the families that JMH runs. */
final class JmhFamilies {
  private static final String VIRTUAL_THREADS = "\\.VirtualThreads\\.";

  private final Options options;

  JmhFamilies(Options options) {
    this.options = options;
  }

  /**
   * Runs them.
   *
   * @param folder for what JMH writes
   */
  Measured measure(Path folder) throws RunnerException, CommandLineOptionException, IOException {
    List<Family> families = options.families().stream().filter(Family::isTimed).toList();
    if (families.isEmpty()) {
      return Measured.NOTHING;
    }
    Path json = folder.resolve("jmh.json");
    new Runner(builder(families).result(json.toString()).build()).run();
    return new Measured(JmhResults.parse(Files.readString(json)), List.of());
  }

  private ChainedOptionsBuilder builder(List<Family> families) throws CommandLineOptionException {
    List<String> names = Options.jmh(options.forJmh).getIncludes();
    List<String> others = new ArrayList<>(options.forJmh);
    others.removeAll(names);
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .parent(Options.jmh(others))
            .addProfiler(GCProfiler.class)
            .resultFormat(ResultFormatType.JSON)
            .shouldFailOnError(true);
    if (!NewVirtualThreads.available()) {
      builder.exclude(VIRTUAL_THREADS);
    }
    for (String name : names.isEmpty() ? List.of("") : names) {
      families.stream()
          .map(family -> "(?=.*(?:" + name + "))" + family.include())
          .forEach(builder::include);
    }
    Options.Length length = options.length;
    if (length != Options.Length.FULL) {
      CommandLineOptions asked = Options.jmh(options.forJmh);
      builder.forks(asked.getForkCount().orElse(length.forks));
      builder.warmupIterations(asked.getWarmupIterations().orElse(length.warmUps));
      builder.warmupTime(asked.getWarmupTime().orElse(length.warmUp));
      builder.measurementIterations(asked.getMeasurementIterations().orElse(length.iterations));
      builder.measurementTime(asked.getMeasurementTime().orElse(length.iteration));
    }
    return builder;
  }
}
