package dev.fermata.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FamilyTest {
  @Test
  void aVariantIsNamedInWords() {
    assertThat(
            Family.C.contestant("dev.fermata.benchmarks.yielding.KotlinCoroutines.yieldingOwnLoop"))
        .isEqualTo("Kotlin, own loop");
  }
}
