package dev.fermata.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fermata.benchmarks.measurement.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what JMH wrote; a sample is the average of one fork. */
final class JmhResults {
  private static final String UNIT = "ns";

  private JmhResults() {}

  /** The results of all benchmarks that belong to a family. */
  static List<Result> parse(String json) throws IOException {
    List<Result> results = new ArrayList<>();
    for (JsonNode entry : new ObjectMapper().readTree(json)) {
      String benchmark = entry.path("benchmark").asText();
      Optional<Family> family = Family.of(benchmark);
      if (family.isPresent()) {
        results.add(result(family.get(), benchmark, entry));
      }
    }
    return results;
  }

  private static Result result(Family family, String benchmark, JsonNode entry) {
    List<Double> forks = new ArrayList<>();
    for (JsonNode fork : entry.path("primaryMetric").path("rawData")) {
      double sum = 0;
      for (JsonNode iteration : fork) {
        sum += iteration.asDouble();
      }
      forks.add(sum / fork.size());
    }
    Result result = Result.of(family.name(), family.contestant(benchmark), null, UNIT, forks);
    Double size = size(family, benchmark, entry);
    if (size != null) {
      result = result.withSize(size);
    }
    List<Double> allocated = new ArrayList<>();
    for (JsonNode fork :
        entry.path("secondaryMetrics").path("gc.alloc.rate.norm").path("rawData")) {
      fork.forEach(iteration -> allocated.add(iteration.asDouble()));
    }
    return allocated.isEmpty() ? result : result.withBytes(wholeIfNear(Median.of(allocated)));
  }

  private static @Nullable Double size(Family family, String benchmark, JsonNode entry) {
    JsonNode parameter = entry.path("params").path("size");
    return parameter.isMissingNode() ? family.size(benchmark) : Double.valueOf(parameter.asText());
  }

  /** What JMH itself allocates in an iteration is spread over the operations. */
  private static double wholeIfNear(double bytes) {
    return Math.abs(bytes - Math.rint(bytes)) < 0.05 ? Math.rint(bytes) : bytes;
  }
}
