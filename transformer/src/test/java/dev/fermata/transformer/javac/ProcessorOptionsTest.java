package dev.fermata.transformer.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorOptionsTest {
  @Test
  void nothingIsSkippedUnlessAskedFor() {
    assertThat(ProcessorOptions.parse(Map.of()).skip()).isFalse();
    assertThat(ProcessorOptions.parse(Map.of("fermata.skip", "false")).skip()).isFalse();
    assertThat(ProcessorOptions.parse(Map.of("fermata.skip", "true")).skip()).isTrue();
  }

  @Test
  void optionsOfOtherProcessorsAreNoneOfOurs() {
    assertThat(
            ProcessorOptions.parse(Map.of("mapstruct.verbose", "true", "fermatas", "x")).errors())
        .isEmpty();
  }

  @Test
  void unknownOptionsAndValuesAreErrors() {
    Map<String, String> options = new HashMap<>();
    options.put("fermata.skip", null);
    options.put("fermata.fast", "true");

    assertThat(ProcessorOptions.parse(options).errors())
        .containsExactly(
            "unknown option -Afermata.fast; there is only one: -Afermata.skip=true",
            "-Afermata.skip needs a value: -Afermata.skip=true or -Afermata.skip=false");
  }
}
