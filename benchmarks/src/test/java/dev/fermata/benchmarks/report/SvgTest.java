package dev.fermata.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SvgTest {
  @Test
  void idsAreNumbered() {
    assertThat(Svg.withStableIds("<g id=\"pX1\"/><g id=\"c9\" clip=\"url(#c9)\"/>#pX1 {}"))
        .isEqualTo("<g id=\"id0\"/><g id=\"id1\" clip=\"url(#id1)\"/>#id0 {}");
  }

  @Test
  void numbersAreShort() {
    assertThat(Svg.withShortNumbers("<path d=\"M12.3456789 -0.04 1.5 7.0001 1.234E-8\"/>17.0.15"))
        .isEqualTo("<path d=\"M12.3 0 1.5 7 0\"/>17.0.15");
  }
}
