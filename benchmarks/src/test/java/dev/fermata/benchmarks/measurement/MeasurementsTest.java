package dev.fermata.benchmarks.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasurementsTest {
  @Test
  void samplesOfTheSameThingAreOneObject() {
    Measurements measurements = new Measurements();
    measurements.add("E", "Fermata", 10, "ns", 3);
    measurements.add("E", "Fermata", 100, "ns", 7);
    measurements.add("E", "Fermata", 10, "ns", 1);
    measurements.add("E", "Fermata", 10, "ns", 2.5);

    assertThat(measurements.toJson())
        .isEqualToIgnoringWhitespace(
            """
            [
              {"family": "E", "contestant": "Fermata", "size": 10, "unit": "ns",
               "median": 2.500, "min": 1.000, "max": 3.000},
              {"family": "E", "contestant": "Fermata", "size": 100, "unit": "ns",
               "median": 7.000, "min": 7.000, "max": 7.000}
            ]
            """);
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheMiddleOnes() {
    assertThat(Measurements.median(new double[] {1, 2, 4, 9})).isEqualTo(3);
  }
}
