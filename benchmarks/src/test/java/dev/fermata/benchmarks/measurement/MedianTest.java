package dev.fermata.benchmarks.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void theMedianOfAnEvenNumberIsBetweenTheMiddleOnes() {
    assertThat(Median.of(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(3);
  }
}
