package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.JavaProcess.Outcome;
import dev.fermata.it.exit.ExitInside;
import dev.fermata.it.exit.Interrupted;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.fermata.it.Launch#all")
record ExitIT(Launch launch) {
  @Test
  void tasksCleanUpBeforeTheMachineHasShutDown() throws IOException {
    Outcome outcome = launch.run(Interrupted.class);

    assertThat(outcome.out())
        .as(outcome.command())
        .isEqualTo("server has cleaned up\nclient has cleaned up\n");
    assertThat(outcome.status()).isEqualTo(3);
  }

  @Test
  void aTaskCanShutTheMachineDown() throws IOException {
    Outcome outcome = launch.run(ExitInside.class);

    assertThat(outcome.err()).as(outcome.command()).isEmpty();
    assertThat(outcome.status()).isEqualTo(4);
  }
}
