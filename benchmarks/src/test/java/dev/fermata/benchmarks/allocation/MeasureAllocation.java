package dev.fermata.benchmarks.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks for a moment each, in a JVM of its own, to see what they allocate. */
final class MeasureAllocation {
  private static final String ROOT = "dev.fermata.benchmarks.";
  private static final TimeValue MOMENT = TimeValue.milliseconds(60);

  private MeasureAllocation() {}

  /** The bytes of one operation of each benchmark of Fermata. */
  static Map<String, Double> ofAll() throws RunnerException {
    return run(options(8).include("\\.Fermata\\w+\\."));
  }

  /** The same of some benchmarks, warmed up for longer. */
  static Map<String, Double> again(Iterable<String> benchmarks) throws RunnerException {
    ChainedOptionsBuilder options = options(50);
    benchmarks.forEach(benchmark -> options.include("^" + Pattern.quote(ROOT + benchmark) + "$"));
    return run(options);
  }

  private static ChainedOptionsBuilder options(int warmUp) {
    return new OptionsBuilder()
        .addProfiler(GCProfiler.class)
        .forks(1)
        .jvmArgsAppend(jvmOptions())
        .warmupIterations(warmUp)
        .warmupTime(MOMENT)
        .measurementIterations(3)
        .measurementTime(MOMENT)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static String[] jvmOptions() {
    List<String> options = new ArrayList<>(List.of("-Xmx1g", "-XX:+UseSerialGC"));
    // Whoever reaches a threshold waits for the compiler, so that it does not depend on the load of
    // the machine what is compiled when the measurement begins.
    options.add("-Xbatch");
    if (Runtime.version().feature() >= 24) {
      // JMH does, and each JVM would warn.
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options.toArray(String[]::new);
  }

  private static Map<String, Double> run(ChainedOptionsBuilder options) throws RunnerException {
    // Other benchmarks on the machine change the times only.
    System.setProperty("jmh.ignoreLock", "true");
    Map<String, Double> bytes = new TreeMap<>();
    for (RunResult result : new Runner(options.build()).run()) {
      String name = result.getParams().getBenchmark().substring(ROOT.length());
      // What else a JVM allocates now and then is in some iterations and not in others.
      bytes.put(
          name, result.getSecondaryResults().get("gc.alloc.rate.norm").getStatistics().getMin());
    }
    return bytes;
  }
}
