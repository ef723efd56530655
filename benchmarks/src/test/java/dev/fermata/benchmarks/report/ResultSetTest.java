package dev.fermata.benchmarks.report;

import static dev.fermata.benchmarks.report.Samples.result;
import static dev.fermata.benchmarks.report.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultSetTest {
  @Test
  void aRunReplacesTheFamiliesThatItHasMeasured() {
    ResultSet old =
        Samples.set(result("A", "Fermata", 1), result("B", "gone", 1), result("B", "Fermata", 2));

    ResultSet merged =
        old.with(run("again"), new Measured(List.of(result("B", "Fermata", 3)), List.of()));

    assertThat(merged.results())
        .containsExactly(result("A", "Fermata", 1), result("B", "Fermata", 3));
    assertThat(merged.groups().get(0).run()).isEqualTo(run("benchmarks/run"));
    assertThat(merged.groups().get(1).run()).isEqualTo(run("again"));
  }

  @Test
  void figuresOverSizesAreKeptApart() {
    ResultSet old = Samples.set(result("E", "Fermata", 1), result("E", "Fermata", 2).withSize(10));

    ResultSet merged =
        old.with(run("again"), new Measured(List.of(result("E", "Fermata", 3)), List.of()));

    assertThat(merged.groups().stream().flatMap(group -> group.results().stream()))
        .containsExactly(result("E", "Fermata", 3), result("E", "Fermata", 2).withSize(10));
  }

  @Test
  void aFileGivesBackWhatWasWritten(@TempDir Path folder) throws Exception {
    ResultSet set =
        Samples.set(result("A", "Fermata", 1).withBytes(8))
            .with(
                run("more"),
                new Measured(
                    List.of(result("G", "Kotlin", 7)),
                    List.of(new Omission("G", "virtual threads", "JDK 17 has none"))));

    ResultFiles.writeSet(folder, "jdk25", set);

    assertThat(ResultFiles.readSets(folder)).containsOnlyKeys("jdk25").containsValue(set);
  }

  @Test
  void aProgramMayPrintOnlyItsResults() throws Exception {
    String json =
        """
        [{"family": "E", "contestant": "Fermata", "size": 10, "unit": "ns",
          "median": 2.000, "min": 1.000, "max": 3.000}]
        """;

    assertThat(ResultFiles.readMeasured(json).results())
        .containsExactly(new Result("E", "Fermata", null, 10.0, "ns", 2, 1, 3, 0, null));
  }
}
