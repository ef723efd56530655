package dev.fermata.it;

import dev.fermata.it.virtualtime.Philosophers;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VirtualTimeIT {
  /** The same seed, and the same lines of the awaits. */
  @ParameterizedTest
  @MethodSource("dev.fermata.it.Launch#all")
  void aDeadlockIsFoundAndShownAlikeHoweverTheProgramIsRewrittenAndRun(Launch launch)
      throws IOException {
    ExpectedOutput.of(Philosophers.class).check(launch.run(Philosophers.class));
  }
}
