package dev.fermata.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JmhResultsTest {
  @Test
  void aSampleIsTheAverageOfAFork() throws Exception {
    Result result = parse("chain.HandWritten.kept", "[[4.0, 6.0], [1.0, 1.0], [90.0, 90.0]]", "");

    assertThat(result.family()).isEqualTo("E2");
    assertThat(result.contestant()).isEqualTo("hand-written");
    assertThat(result.median()).isEqualTo(5);
    assertThat(result.min()).isEqualTo(1);
    assertThat(result.max()).isEqualTo(90);
    assertThat(result.samples()).isEqualTo(3);
  }

  @Test
  void bytesAreTheMedianOfAllIterationsWithoutWhatJmhAllocatesItself() throws Exception {
    assertThat(parse("chain.HandWritten.kept", "[[1.0]]", "").bytes()).isEqualTo(24);
  }

  @Test
  void theSizeIsInTheNameOfTheMethod() throws Exception {
    Result result = parse("delegation.KotlinSequences.through1000", "[[1.0]]", "");

    assertThat(result.contestant()).isEqualTo("Kotlin sequence");
    assertThat(result.size()).isEqualTo(1000);
  }

  @Test
  void theSizeIsAParameter() throws Exception {
    String parameter = "\"params\" : {\"size\" : \"10000\"},";

    assertThat(parse("chain.FermataTasks.once", "[[1.0]]", parameter).size()).isEqualTo(10_000);
  }

  @Test
  void aBenchmarkOfNoFamilyIsLeftOut() throws Exception {
    assertThat(JmhResults.parse("[" + entry("other.Type.method", "[[1.0]]", "") + "]")).isEmpty();
  }

  private static Result parse(String name, String rawData, String more) throws Exception {
    return JmhResults.parse("[" + entry(name, rawData, more) + "]").get(0);
  }

  private static String entry(String name, String rawData, String more) {
    return """
        {"benchmark" : "dev.fermata.benchmarks.%s", %s
         "primaryMetric" : {"score" : 1.0, "scoreError" : "NaN", "rawData" : %s},
         "secondaryMetrics" : {"gc.alloc.rate.norm" : {"rawData" : [[999.0, 1.0], [22.01, 26.01]]}}}
        """
        .formatted(name, more, rawData);
  }
}
