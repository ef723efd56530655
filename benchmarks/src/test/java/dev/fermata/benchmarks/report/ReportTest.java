package dev.fermata.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void aRowHasTheMedianOfTheForksAndTheRatioToTheHandWritten() {
    String json =
        "["
            + entry("chain.HandWritten.kept", "[[4.0, 6.0], [1.0, 1.0], [90.0, 90.0]]", "\"NaN\"")
            + ","
            + entry("chain.KotlinCoroutines.keptDeferred", "[[10.0], [20.0]]", "0.5")
            + "]";

    assertThat(Report.of(json, "", "", ""))
        .contains("## E2. the same chain kept")
        .contains("| hand-written | 5.00 | – | 24.00 | 1.00 |")
        .contains("| Kotlin, Deferred | 15.00 | 0.50 | 24.00 | 3.00 |")
        .doesNotContain("## A.");
  }

  @Test
  void memoryIsComparedWithTheHandWrittenOfItsKind() {
    assertThat(Report.of("[]", "task\thand-written\t48.0\ntask\tKotlin raw\t96.0\n", "", ""))
        .contains("| task | hand-written | 48.0 | 1.00 |")
        .contains("| task | Kotlin raw | 96.0 | 2.00 |");
  }

  @Test
  void serversAreComparedWithTheHandWritten() {
    String servers =
        "1 connection\thand-written selector\t200\t5\t9\t4\n1 connection\tNetty\t150\t6\t9\t5\n";

    assertThat(Report.of("[]", "", "", servers))
        .contains("## I. a message is sent back")
        .contains("| 1 connection | Netty | 150.0 | 6.0 | 9.0 | 5.0 | 0.75 |");
  }

  @Test
  void timersAreComparedWithTheHandWritten() {
    assertThat(Report.of("[]", "", "hand-written\t0.250\nFermata, sleep\t0.500\n", ""))
        .contains("## H. a million timers")
        .contains("| hand-written | 0.250 | 1.00 |")
        .contains("| Fermata, sleep | 0.500 | 2.00 |");
  }

  @Test
  void aVariantIsNamedInWords() {
    assertThat(
            Family.C.contestant("dev.fermata.benchmarks.yielding.KotlinCoroutines.yieldingOwnLoop"))
        .isEqualTo("Kotlin, own loop");
  }

  private static String entry(String name, String rawData, String error) {
    return """
        {"benchmark" : "dev.fermata.benchmarks.%s",
         "primaryMetric" : {"score" : 1.0, "scoreError" : %s, "rawData" : %s},
         "secondaryMetrics" : {"gc.alloc.rate.norm" : {"score" : 24.0}}}
        """
        .formatted(name, error, rawData);
  }
}
