package dev.fermata.test;

import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Promise;
import dev.fermata.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TestSessionTest {
  @Test
  void thePartsHaveOneLoopAndOneTime() {
    try (TestSession session = TestRun.standard().open()) {
      for (int hours = 1; hours < 30; hours++) {
        session.run(() -> sleep(Duration.ofHours(1)));
        assertThat(session.loop().elapsed()).isEqualTo(Duration.ofHours(hours));
      }
    }
  }

  @Test
  void theBackgroundGoesOnFromPartToPart() {
    List<Task<Void>> tasks = new ArrayList<>();
    try (TestSession session = TestRun.standard().open()) {
      session.run(
          () -> {
            TestLoop.current()
                .background(
                    () -> {
                      tasks.add(sleep(Duration.ofHours(3)));
                      return tasks.get(0);
                    });
            return Task.done();
          });
      session.run(() -> sleep(Duration.ofHours(2)));
      assertThat(tasks.get(0).isDone()).isFalse();
      session.run(() -> sleep(Duration.ofHours(2)));
      assertThat(tasks.get(0).isDone()).isTrue();
    }
  }

  @Test
  void aPartThatFailsDoesNotKeepTheNextFromRunning() {
    try (TestSession session = TestRun.standard().open()) {
      assertThatThrownBy(() -> session.run(Promise::new)).isInstanceOf(DeadlockError.class);
      assertThat(session.run(() -> Task.of(1))).isEqualTo(1);
    }
  }

  @Test
  void aFailureIsReportedOnce() {
    IllegalStateException failure = new IllegalStateException();
    try (TestSession session = TestRun.standard().open()) {
      assertThatThrownBy(
              () ->
                  session.run(
                      () -> {
                        session
                            .loop()
                            .callSoon(
                                () -> {
                                  throw failure;
                                });
                        return sleep(Duration.ofHours(1));
                      }))
          .isSameAs(failure);
      assertThat(session.run(() -> Task.of(1))).isEqualTo(1);
    }
  }

  @Test
  void aFailureMayBeSeenInALaterPart() {
    IllegalStateException failure = new IllegalStateException();
    try (TestSession session = TestRun.standard().open()) {
      Task<Object> task = session.run(() -> Task.of(createTask(() -> Task.failed(failure))));
      assertThatThrownBy(() -> session.run(() -> task)).isSameAs(failure);
    }
  }

  @Test
  void aFailureThatNobodyHasSeenIsReportedAtTheEnd() {
    IllegalStateException failure = new IllegalStateException();
    TestSession session = TestRun.standard().open();
    session.run(() -> Task.of(createTask(() -> Task.failed(failure))));
    assertThatThrownBy(session::close).hasCause(failure);
    assertThat(session.loop().isClosed()).isTrue();
  }

  @Test
  void manyFailuresAndCallsAreRememberedOnlyWhileTheyMatter() {
    try (TestSession session = TestRun.standard().open()) {
      session.run(
          () -> {
            for (int i = 0; i < 10_000; i++) {
              Task.failed(new IllegalStateException()).exceptionNow();
              sleep(Duration.ofHours(1)).cancel();
            }
            return Task.done();
          });
      assertThat(session.loop().unseenFailures()).isEmpty();
    }
  }
}
