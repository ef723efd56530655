package dev.fermata.it.generators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Generator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What is told of a generator that nobody closes. */
class LeakIT {
  private static final Logger LOGGER = Logger.getLogger("dev.fermata.Generator");

  @Async
  private static Generator<Integer> guarded() {
    try {
      Generator.yield(1);
      Generator.yield(2);
    } finally {
      Thread.onSpinWait();
    }
    return Generator.end();
  }

  /** Waits for the warning of this test's generator; other tests leave some as well. */
  private static final class Warnings extends Handler {
    final CountDownLatch first = new CountDownLatch(1);
    volatile String text = "";

    @Override
    public void publish(LogRecord message) {
      if (message.getMessage().contains("LeakIT$guarded")) {
        text = message.getMessage();
        first.countDown();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void oneThatIsForgottenInsideATryIsReported() throws InterruptedException {
    Warnings warnings = new Warnings();
    LOGGER.addHandler(warnings);
    LOGGER.setUseParentHandlers(false);
    try {
      assertThat(guarded().next()).isEqualTo(1);
      for (int i = 0; i < 100 && !collected(warnings); i++) {
        System.gc();
      }
    } finally {
      LOGGER.removeHandler(warnings);
      LOGGER.setUseParentHandlers(true);
    }

    assertThat(warnings.text).contains("finally blocks never run", "-Dfermata.debug");
  }

  private static boolean collected(Warnings warnings) throws InterruptedException {
    return warnings.first.await(50, TimeUnit.MILLISECONDS);
  }
}
