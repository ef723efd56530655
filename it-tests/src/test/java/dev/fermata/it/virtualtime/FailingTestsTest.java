package dev.fermata.it.virtualtime;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.Warning;
import dev.fermata.test.DeadlockError;
import dev.fermata.test.TestLoop;
import dev.fermata.test.TimeLimitError;
import dev.fermata.test.junit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.AssertionFailedError;

/** How JUnit reports tests in virtual time that fail. */
class FailingTestsTest {
  private static final List<String> LOG = new ArrayList<>();
  private static final JUnitRun RUN = run();

  private static JUnitRun run() {
    LOG.clear();
    return JUnitRun.of(Samples.class);
  }

  /** Not found by the build, which would run them as well. */
  @VirtualTime
  static class Samples {
    @AfterEach
    @Async
    void after() {
      LOG.add("after");
      await(sleep(Duration.ofSeconds(1)));
    }

    @Test
    @Async
    void failsAtOnce() {
      assertEquals(1, 2);
      await(sleep(Duration.ofHours(1)));
    }

    @Test
    @Async
    void failsLater() {
      await(sleep(Duration.ofHours(1)));
      assertEquals(1, 2);
    }

    @Test
    @Async
    @Allow(Warning.DROPPED_TASK)
    void failsWhileOthersWait() {
      createTask(Promise::new);
      await(sleep(Duration.ofHours(1)));
      assertEquals(1, 2);
    }

    @Test
    void failsWithoutAwait() {
      assertEquals(1, 2);
    }

    @Test
    @Async
    void isAbortedLater() {
      await(sleep(Duration.ofHours(1)));
      assumeTrue(false);
    }

    @Test
    @Async
    void isStuck() {
      try {
        await(new Promise<Void>());
      } finally {
        await(sleep(Duration.ofHours(1)));
        LOG.add("cleaned up after " + TestLoop.current().elapsed());
      }
    }

    @Test
    @Async
    @Allow(Warning.DROPPED_TASK)
    void leavesATaskBehind() {
      createTask(Promise::new);
      await(sleep(Duration.ofHours(1)));
    }

    @Test
    @Async
    @Allow(Warning.DROPPED_TASK)
    void forgetsATaskThatFails() {
      createTask(() -> Task.failed(new IllegalStateException("forgotten")));
      await(sleep(Duration.ofHours(1)));
    }

    @Test
    void hasACallbackThatFails() {
      EventLoop.current()
          .callLater(
              Duration.ofHours(1),
              () -> {
                throw new IllegalStateException("callback");
              });
      createTask(() -> sleep(Duration.ofHours(2)));
    }

    @Test
    @VirtualTime(timeLimit = "PT1H")
    @Async
    void takesTooLong() {
      await(sleep(Duration.ofHours(2)));
    }

    @Test
    @VirtualTime(realTimeLimit = "PT0.5S")
    @Async
    void waitsForOthersTooLong() {
      await(TestLoop.current().outside(new CompletableFuture<>()));
    }

    @Test
    @VirtualTime(timeLimit = "two hours")
    void hasALimitThatIsNone() {}

    @Test
    @VirtualTime(seed = {1, 2})
    void hasSeveralSeeds() {}
  }

  @Test
  void aFailureIsReportedAsItIs() {
    for (String test :
        List.of("failsAtOnce", "failsLater", "failsWhileOthersWait", "failsWithoutAwait")) {
      assertThat(RUN.failure(test))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessage("expected: <1> but was: <2>")
          .hasNoSuppressedExceptions();
    }
  }

  @Test
  void aFailedAssumptionAbortsTheTest() {
    assertThat(RUN.only("isAbortedLater").getStatus()).isEqualTo(Status.ABORTED);
  }

  @Test
  void aDeadlockIsReportedAndTheTestCleanedUp() {
    assertThat(RUN.failure("isStuck"))
        .isInstanceOf(DeadlockError.class)
        .hasMessageContaining("the test waits for Promise@")
        .hasMessageContaining("Samples.isStuck(FailingTestsTest.java:")
        .hasMessageEndingWith("await(TestLoop.current().outside(stage))")
        .hasNoSuppressedExceptions();
    assertThat(LOG).contains("cleaned up after PT1H");
  }

  @Test
  void whatIsLeftBehindIsReported() {
    assertThat(RUN.failure("leavesATaskBehind"))
        .isInstanceOf(DeadlockError.class)
        .hasMessageContaining("Task-2 waits for Promise@")
        .hasMessageContaining("The body of the test has ended, but not all that it has started.");
  }

  @Test
  void aForgottenFailureIsReported() {
    assertThat(RUN.failure("forgetsATaskThatFails"))
        .hasMessageContaining("nobody has looked at its failure")
        .hasRootCauseMessage("forgotten");
  }

  @Test
  void theFailureOfACallbackIsReported() {
    assertThat(RUN.failure("hasACallbackThatFails")).hasMessage("callback");
  }

  @Test
  void theLimitsAreThoseOfTheAnnotation() {
    assertThat(RUN.failure("takesTooLong"))
        .isInstanceOf(TimeLimitError.class)
        .hasMessageStartingWith("The test has not ended within PT1H of virtual time.");
    assertThat(RUN.failure("waitsForOthersTooLong"))
        .isInstanceOf(TimeLimitError.class)
        .hasMessageStartingWith("The test has not ended within PT0.5S of real time.");
  }

  @Test
  void mistakesInTheAnnotationAreExplained() {
    assertThat(RUN.failure("hasALimitThatIsNone"))
        .hasMessage(
            "@VirtualTime(timeLimit = \"two hours\") is no duration. Write \"PT2H\" for two hours,"
                + " \"PT0.5S\" for half a second");
    assertThat(RUN.failure("hasSeveralSeeds"))
        .hasMessage("@VirtualTime has one seed at most; @SeededTest tries several");
  }

  @Test
  void whatComesAfterATestRunsHoweverItEnds() {
    // Two have annotations that cannot be read.
    assertThat(LOG).filteredOn("after"::equals).hasSize(11);
  }
}
