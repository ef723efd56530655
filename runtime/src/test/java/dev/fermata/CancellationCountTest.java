package dev.fermata;

import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitCall;
import static dev.fermata.Script.awaitSleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link Task#cancelling} and {@link Task#uncancel}. */
@Timeout(60)
class CancellationCountTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final EventLoop loop = new EventLoop();
  private final List<Object> trace = new ArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  @Test
  void countsRequestsThatCoalesce() {
    Task<Object> task = loop.createTask(() -> Script.call(r -> awaitSleep(LONG, this::swallow)));
    loop.callSoon(
        () -> {
          task.cancel();
          task.cancel();
          task.cancel();
          trace.add(task.cancelling());
        });
    assertThat(loop.runUntilComplete(task)).isEqualTo("value");
    assertThat(trace).containsExactly(3, "swallowed");
    assertThat(task.cancelling()).isEqualTo(3);
    assertThat(task.isCancelled()).isFalse();
  }

  @Test
  void aRequestOfItselfThatIsTakenBackIsNotDelivered() {
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r -> {
                      Task<?> self = Objects.requireNonNull(Fermata.currentTask());
                      self.cancel();
                      trace.add(self.uncancel());
                      return Script.yield(
                          r2 -> {
                            r2.get();
                            return "value";
                          });
                    }));
    assertThat(loop.runUntilComplete(task)).isEqualTo("value");
    assertThat(trace).containsExactly(0);
  }

  @Test
  void oneOfTwoRequestsThatIsTakenBackLeavesTheOther() {
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r -> {
                      Task<?> self = Objects.requireNonNull(Fermata.currentTask());
                      self.cancel();
                      self.cancel();
                      trace.add(self.uncancel());
                      return Script.yield(this::swallow);
                    }));
    assertThat(loop.runUntilComplete(task)).isEqualTo("value");
    assertThat(trace).containsExactly(1, "swallowed");
  }

  @Test
  void aTaskThatIsAlreadyWokenGetsItsValueIfTheRequestIsTakenBack() {
    Promise<Object> promise = loop.createPromise();
    Task<Object> task =
        loop.createTask(() -> Script.call(r -> await(promise, Script.Received::get)));
    loop.callSoon(
        () -> {
          promise.complete("value");
          task.cancel();
          task.uncancel();
        });
    assertThat(loop.runUntilComplete(task)).isEqualTo("value");
  }

  @Test
  void aRequestThatHasEndedAWaitIsDeliveredAllTheSame() {
    Task<Object> task = loop.createTask(() -> Script.call(r -> awaitSleep(LONG, this::swallow)));
    loop.callSoon(
        () -> {
          task.cancel();
          task.uncancel();
        });
    assertThat(loop.runUntilComplete(task)).isEqualTo("value");
    assertThat(trace).containsExactly("swallowed");
    assertThat(task.cancelling()).isZero();
  }

  @Test
  void isThatOfTheTaskWhicheverOfItsCallsAsks() {
    Task<Object> task =
        loop.createTask(
            () ->
                Script.call(
                    r ->
                        awaitCall(
                            () ->
                                Script.call(
                                    i ->
                                        Script.yield(
                                            i2 -> {
                                              Task<?> self =
                                                  Objects.requireNonNull(Fermata.currentTask());
                                              self.cancel();
                                              trace.add(self.cancelling());
                                              trace.add(self.uncancel());
                                              return Script.yield(i3 -> "value");
                                            })),
                            Script.Received::get)));
    assertThat(loop.runUntilComplete(task)).isEqualTo("value");
    assertThat(trace).containsExactly(1, 0);
    assertThat(task.cancelling()).isZero();
  }

  private Object swallow(Script.Received received) {
    try {
      received.get();
      trace.add("not cancelled");
    } catch (Throwable t) {
      trace.add("swallowed");
    }
    return "value";
  }
}
