package dev.fermata.it;

import dev.fermata.it.tutorial.Chained;
import dev.fermata.it.tutorial.Counters;
import dev.fermata.it.tutorial.DisplayDate;
import dev.fermata.it.tutorial.MakeRandom;
import dev.fermata.it.tutorial.ProducersAndConsumers;
import dev.fermata.it.tutorial.SlowOperation;
import dev.fermata.it.tutorial.SlowOperationCallback;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.fermata.it.Launch#all")
record TutorialIT(Launch launch) {
  @Test
  void threeCountersTakeOneSecond() throws IOException {
    check(Counters.class, 1_000_000);
  }

  @Test
  void threeCoroutinesMakeRandomNumbers() throws IOException {
    check(MakeRandom.class, 200_000);
  }

  @Test
  void threeChainsRunAtOnce() throws IOException {
    check(Chained.class, 200_000);
  }

  @Test
  void twoTickersShowTheDate() throws IOException {
    check(DisplayDate.class, 400_000);
  }

  @Test
  void aLoopRunsUntilTheSlowOperationIsComplete() throws IOException {
    check(SlowOperation.class, 200_000);
  }

  @Test
  void aLoopRunsUntilACallbackStopsIt() throws IOException {
    check(SlowOperationCallback.class, 200_000);
  }

  @Test
  void producersAndConsumersShareAQueue() throws IOException {
    ExpectedOutput.of(ProducersAndConsumers.class)
        .check(
            launch.run(
                ProducersAndConsumers.class, List.of("-p", "2", "-c", "2"), "-Dsecond=250000"));
  }

  /** Seconds can be so much shorter that another process may delay this one and not be noticed. */
  private void check(Class<?> program, int microsecondsOfSecond) throws IOException {
    ExpectedOutput.of(program).check(launch.run(program, "-Dsecond=" + microsecondsOfSecond));
  }
}
