package dev.fermata.it;

import dev.fermata.it.generators.Ticker;
import dev.fermata.it.http.Crawl;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.fermata.it.Launch#all")
record HttpIT(Launch launch) {
  @Test
  void allPagesAreReadAtOnceAndFlawedOnesSkipped() throws IOException {
    ExpectedOutput.of(Crawl.class).check(launch.run(Crawl.class));
  }

  @Test
  void whatUsesNoHttpRunsWithoutItsModule() throws IOException {
    ExpectedOutput.of(Ticker.class)
        .check(
            launch.run(
                Ticker.class, "--limit-modules", "java.base,java.instrument", "-Dsecond=1000"));
  }
}
