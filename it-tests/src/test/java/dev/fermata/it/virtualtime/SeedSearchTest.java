package dev.fermata.it.virtualtime;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.test.SeedError;
import dev.fermata.test.TestLoop;
import dev.fermata.test.TestRun;
import dev.fermata.test.junit.SeededTest;
import dev.fermata.test.junit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;

/** How JUnit runs tests with many seeds. */
class SeedSearchTest {
  private static final List<String> ORDERS = new ArrayList<>();

  /** An account that two withdraw from at the same time, each looking before. */
  static class Account {
    private int balance = 100;
    private final StringBuilder order = new StringBuilder();

    @Async
    Task<Void> withdraw(String who, int amount) {
      await(sleep(Duration.ofDays(1)));
      order.append(who);
      if (balance >= amount) {
        await(sleep(Duration.ZERO));
        balance -= amount;
      }
      return Task.done();
    }
  }

  /** Not found by the build, which would run them as well. */
  static class Samples {
    private final Account account = new Account();
    private int prepared;

    @BeforeEach
    @Async
    void prepare() {
      await(sleep(Duration.ofHours(1)));
      prepared++;
    }

    @SeededTest(50)
    @VirtualTime(timeLimit = "P2D")
    @Async
    void passes(TestLoop loop) {
      assertThat(prepared).isEqualTo(1);
      await(gather(account.withdraw("a", 10), account.withdraw("b", 20)));
      assertThat(account.balance).isEqualTo(70);
      ORDERS.add(account.order.toString());
    }

    @SeededTest(1000)
    @VirtualTime(timeLimit = "P2D")
    @Async
    void fails() {
      await(gather(account.withdraw("a", 70), account.withdraw("b", 50)));
      if (account.order.toString().equals("ba")) {
        assertThat(account.balance).isNotNegative();
      }
    }

    @SeededTest(3)
    void isAborted() {
      assumeTrue(false);
    }

    @SeededTest(3)
    void failsAtTheEnd() {
      Task.failed(new IllegalStateException("forgotten"));
    }
  }

  @AfterEach
  void forgetSeed() {
    System.clearProperty(TestRun.SEED_PROPERTY);
  }

  @Test
  void eachSeedIsATestOfItsOwn() {
    ORDERS.clear();
    assertThat(JUnitRun.of(Samples.class).all("passes"))
        .hasSize(50)
        .allMatch(result -> result.getStatus() == Status.SUCCESSFUL);
    assertThat(ORDERS).hasSize(50).contains("ab", "ba");
  }

  @Test
  void theSearchEndsWithTheFirstSeedThatFailsWhichCanBeRepeated() {
    List<TestExecutionResult> results = JUnitRun.of(Samples.class).all("fails");
    int last = results.size() - 1;
    assertThat(results.subList(0, last))
        .allMatch(result -> result.getStatus() == Status.SUCCESSFUL);
    SeedError error = (SeedError) results.get(last).getThrowable().orElseThrow();
    assertThat(error.seed()).isEqualTo(results.size()).isLessThan(1000);
    assertThat(error)
        .hasMessageStartingWith("Seed " + results.size() + " is the first that fails: ")
        .hasMessageEndingWith("or -Dfermata.test.seed=" + results.size())
        .hasCauseInstanceOf(AssertionError.class);

    System.setProperty(TestRun.SEED_PROPERTY, "" + error.seed());
    assertThat(JUnitRun.of(Samples.class).failure("fails")).hasMessage(error.getMessage());
  }

  @Test
  void aFailedAssumptionIsNoFailure() {
    assertThat(JUnitRun.of(Samples.class).all("isAborted"))
        .hasSize(3)
        .allMatch(result -> result.getStatus() == Status.ABORTED);
  }

  @Test
  void whatComesUpAtTheEndOfATestEndsTheSearchToo() {
    assertThat(JUnitRun.of(Samples.class).failure("failsAtTheEnd"))
        .isInstanceOf(SeedError.class)
        .hasRootCauseMessage("forgotten");
  }

  @Test
  void anAbsurdSeedOfThePropertyIsRefused() {
    System.setProperty(TestRun.SEED_PROPERTY, "first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestRun.runTest(Task::done))
        .withMessage("-Dfermata.test.seed=first is no seed; a seed is a whole number");
  }

  @Test
  void thePropertyHasTheSeedOfAllTests() {
    System.setProperty(TestRun.SEED_PROPERTY, "-7");
    assertThat(TestRun.runTest(() -> Task.of(TestLoop.current().seed()))).hasValue(-7);
    assertThat(TestRun.standard().seeds(9).run(() -> Task.of(TestLoop.current().seed())))
        .hasValue(-7);
  }
}
