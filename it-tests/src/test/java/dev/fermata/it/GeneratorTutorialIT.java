package dev.fermata.it;

import dev.fermata.it.generators.Comprehension;
import dev.fermata.it.generators.Delegation;
import dev.fermata.it.generators.Echo;
import dev.fermata.it.generators.Endless;
import dev.fermata.it.generators.GenerateNums;
import dev.fermata.it.generators.OldAndNew;
import dev.fermata.it.generators.SimpleGen;
import dev.fermata.it.generators.Ticker;
import java.io.IOException;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("dev.fermata.it.Launch#all")
class GeneratorTutorialIT {
  @Parameter Launch launch;

  @ParameterizedTest
  @ValueSource(
      classes = {
        SimpleGen.class,
        GenerateNums.class,
        Echo.class,
        Delegation.class,
        Endless.class,
        Ticker.class,
        Comprehension.class,
        OldAndNew.class
      })
  void aProgramPrintsWhatPythonPrints(Class<?> program) throws IOException {
    ExpectedOutput.of(program).check(launch.run(program, "-Dsecond=10000"));
  }
}
