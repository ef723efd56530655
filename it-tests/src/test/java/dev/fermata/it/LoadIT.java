package dev.fermata.it;

import dev.fermata.it.http.FetchPages;
import dev.fermata.it.load.Sleepers;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.fermata.it.Launch#all")
record LoadIT(Launch launch) {
  @Test
  void twoHundredPagesAreFetchedAtOnce() throws IOException {
    ExpectedOutput.of(FetchPages.class).check(launch.run(FetchPages.class));
  }

  @Test
  void aMillionTasksSleepAtOnce() throws IOException {
    ExpectedOutput.of(Sleepers.class).check(launch.run(Sleepers.class, "-Xmx1g"));
  }
}
