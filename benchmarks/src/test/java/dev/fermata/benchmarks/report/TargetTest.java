package dev.fermata.benchmarks.report;

import static dev.fermata.benchmarks.report.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void aRatioUpToTheLimitIsMet() {
    assertThat(row(result("A", "hand-written", 1), result("A", "Fermata", 1.2)))
        .isEqualTo("1.20, met");
    assertThat(row(result("A", "hand-written", 1), result("A", "Fermata", 1.21)))
        .isEqualTo("1.21, **not met**");
  }

  @Test
  void onAnOlderJdkAFifthMoreIsEnough() {
    assertThat(onJdk17(1.44)).isEqualTo("1.44, within 1.2 × of it");
    assertThat(onJdk17(1.45)).isEqualTo("1.45, **not met**");
  }

  private static String onJdk17(double ratio) {
    ResultSet set =
        new ResultSet("JDK 17", List.of())
            .with(
                Samples.run("17.0.15+6", "benchmarks/run"),
                new Measured(
                    List.of(result("A", "hand-written", 1), result("A", "Fermata", ratio)),
                    List.of()));
    Target target = Target.ALL.get(0);
    return TargetsTable.words(target, target.judge(set).orElseThrow());
  }

  @Test
  void ofARateMoreIsBetter() {
    assertThat(row(echo("hand-written selector", 100), echo("Fermata, streams", 95)))
        .isEqualTo("0.95, met");
    assertThat(row(echo("hand-written selector", 100), echo("Fermata, streams", 94)))
        .isEqualTo("0.94, **not met**");
  }

  @Test
  void bytesAreComparedWithTheLimitItself() {
    Result result = Result.of("F", "Fermata", "asleep on a timer", "bytes", List.of(97.0));

    assertThat(row(result)).isEqualTo("97 B, **not met**");
  }

  @Test
  void nothingIsSaidWithoutTheOtherFigure() {
    assertThat(row(result("A", "Fermata", 1))).isEqualTo("–");
  }

  private static Result echo(String contestant, double rate) {
    return Result.of("I", contestant, "50 connections", "exchanges/s", List.of(rate));
  }

  /** The last cell of the target that is about these results. */
  private static String row(Result... results) {
    Target target =
        Target.ALL.stream().filter(t -> t.isAbout(results[0])).findFirst().orElseThrow();
    return target
        .judge(Samples.set(results))
        .map(verdict -> TargetsTable.words(target, verdict))
        .orElse("–");
  }
}
