package dev.fermata.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void theCommandCanBeRepeated() {
    assertThat(new Options(List.of("--rough", "--families", "A|E2", "-f", "5")).command)
        .isEqualTo("benchmarks/run --rough --families 'A|E2' -f 5");
  }

  @Test
  void familiesAreSelectedByTheirWholeName() {
    assertThat(new Options(List.of("--families", "D|E2")).families())
        .containsExactly(Family.D, Family.E2);
  }

  @Test
  void noFamilyIsAnError() {
    assertThatThrownBy(() -> new Options(List.of("--families", "Z")))
        .hasMessage("No family is called Z");
  }

  @Test
  void aPartOfAFamilyIsNotKept() throws Exception {
    assertThat(new Options(List.of("-f", "5")).keepsFigures()).isTrue();
    assertThat(new Options(List.of("FermataTasks")).keepsFigures()).isFalse();
    assertThat(new Options(List.of("--quick")).keepsFigures()).isFalse();
  }
}
