package dev.fermata.benchmarks.report;

import static dev.fermata.benchmarks.report.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlotTest {
  @Test
  void theSameFiguresGiveTheSamePlot() {
    ResultSet set = Samples.set(result("A", "hand-written", 1), result("A", "Fermata", 1.2));

    assertThat(draw(set)).isEqualTo(draw(set));
  }

  @Test
  void aPlotNamesTheContestantsAndTheirFiguresAndWhereTheyComeFrom() {
    String svg = draw(Samples.set(result("A", "hand-written", 1), result("A", "Fermata", 1.25)));

    assertThat(svg)
        .contains("A. await of a ready future", "hand-written", "Fermata", "1.25", "JDK 25")
        .contains("JDK 25.0.3+9 (Somebody), 2 processors")
        .contains("dashed: target")
        .doesNotContain("logarithmic");
  }

  @Test
  void whatIsManyTimesAsMuchIsOnALogarithmicAxis() {
    assertThat(draw(Samples.set(result("A", "hand-written", 1), result("A", "Fermata", 21))))
        .contains("ns (logarithmic)");
  }

  @Test
  void ofSeveralCasesOnlyTheFirstUnitAndTheTargetsAreDrawn() {
    TreeMap<String, ResultSet> sets = new TreeMap<>();
    sets.put(
        "jdk25",
        Samples.set(echo("exchanges/s"), echo("µs, median"), echo("µs of processor time")));

    assertThat(Plots.draw(sets))
        .containsOnlyKeys(
            "i-50-connections-exchanges-s.svg", "i-50-connections-us-of-processor-time.svg");
  }

  private static Result echo(String unit) {
    return Result.of("I", "Netty", "50 connections", unit, List.of(1.0));
  }

  @Test
  void figuresOverSizesAreLines() {
    String svg =
        draw(
            Samples.set(
                result("E", "Fermata", 5).withSize(1),
                result("E", "Fermata", 6).withSize(1000),
                result("E", "Kotlin", 9).withSize(1),
                result("E", "Kotlin", 12).withSize(1000)));

    assertThat(svg).contains("size (logarithmic)", "Fermata", "Kotlin", "1,000");
  }

  @Test
  void figuresAtOneSizeAreBars() {
    assertThat(draw(Samples.set(result("E", "Fermata", 5).withSize(100))))
        .doesNotContain("size (logarithmic)");
  }

  @Test
  void figuresThatHaveASizeOfTheirOwnEachAreNoLines() {
    TreeMap<String, ResultSet> sets = new TreeMap<>();
    sets.put(
        "jdk25",
        Samples.set(
            result("P", "a library", 5).withSize(2_000), result("P", "tests", 6).withSize(40)));

    assertThat(Plots.draw(sets)).isEmpty();
  }

  private static String draw(ResultSet set) {
    TreeMap<String, ResultSet> sets = new TreeMap<>();
    sets.put("jdk25", set);
    List<Plots.Drawing> drawings = List.copyOf(Plots.draw(sets).values());
    assertThat(drawings).hasSize(1);
    return drawings.get(0).svg();
  }
}
