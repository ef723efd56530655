package dev.fermata.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasurementsTest {
  @Test
  void samplesOfTheSameThingAreOneResult() {
    Measurements measurements = new Measurements();
    measurements.add("E", null, "Fermata", 10, "ns", 3);
    measurements.add("E", null, "Fermata", 100, "ns", 7);
    measurements.add("E", null, "Fermata", 10, "ns", 1);
    measurements.add("E", null, "Fermata", 10, "ns", 2.5);

    assertThat(measurements.measured().results())
        .containsExactly(
            new Result("E", "Fermata", null, 10.0, "ns", 2.5, 1, 3, 3, null),
            new Result("E", "Fermata", null, 100.0, "ns", 7, 7, 7, 1, null));
  }
}
