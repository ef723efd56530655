package dev.fermata.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchdogTest {
  private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

  @Test
  void itInterruptsTheThreadAndTellsWhereThatWas() {
    try (Watchdog watchdog = new Watchdog(Duration.ofMillis(1))) {
      assertThatThrownBy(() -> new CountDownLatch(1).await())
          .isInstanceOf(InterruptedException.class);
      assertThat(watchdog.interruptedAt())
          .anyMatch(call -> call.getClassName().equals(WatchdogTest.class.getName()));
    }
  }

  @Test
  void itTakesAnInterruptBackThatNobodyHasNoticed() {
    try (Watchdog watchdog = new Watchdog(Duration.ofMillis(1))) {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void itLeavesAnInterruptThatIsNotItsOwn() {
    try (Watchdog watchdog = new Watchdog(NEVER)) {
      Thread.currentThread().interrupt();
      assertThat(watchdog.interruptedAt()).isNull();
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theErrorShowsWhatTheProgramDidButNotHowTheLoopCameToRunIt() {
    StackTraceElement[] place = {
      new StackTraceElement("com.acme.App", "parse", "App.java", 3),
      new StackTraceElement("com.acme.App", "load", "App.java", 7),
      new StackTraceElement("dev.fermata.abi.Driver", "startBody", "Driver.java", 1),
      new StackTraceElement("com.acme.AppTest", "loads", "AppTest.java", 5)
    };
    assertThat(TimeLimitError.ofRealTime(Duration.ofSeconds(1), 0, place, "dump\n"))
        .hasMessage(
            """
            The test has not ended within PT1S of real time. The thread of the loop was here:
                at com.acme.App.parse(App.java:3)
                at com.acme.App.load(App.java:7)
            dump
            If it needs more, raise its realTimeLimit""");
  }
}
