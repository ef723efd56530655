package dev.fermata.it.tasks;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.failAfter;
import static dev.fermata.Fermata.moveOnAfter;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.CancelScope;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** trio's cancel scopes. */
@Timeout(60)
class CancelScopeTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final List<Object> log = new ArrayList<>();
  private final CancelScope scope = new CancelScope();

  @Async
  private Task<Void> cleaningUp() {
    try {
      await(sleep(LONG));
    } finally {
      try {
        await(sleep(LONG));
      } finally {
        log.add("inner finally");
      }
    }
    return Task.done();
  }

  @Test
  void everyFurtherAwaitFailsSoThatCleanUpCannotHang() {
    Object result = run(() -> moveOnAfter(SHORT, s -> cleaningUp()));

    assertThat(result).isNull();
    assertThat(log).containsExactly("inner finally");
  }

  @Test
  void alsoWhereTheCancellationIsSwallowed() {
    run(
        () ->
            moveOnAfter(
                SHORT,
                s -> {
                  for (int i = 0; i < 3; i++) {
                    try {
                      await(sleep(LONG));
                    } catch (CancellationException e) {
                      log.add(i);
                    }
                  }
                  await(sleep(Duration.ZERO));
                  log.add("not reached");
                  return Task.done();
                }));
    assertThat(log).containsExactly(0, 1, 2);
  }

  @Test
  void alsoInCallsThatBeginAfterwards() {
    run(
        () ->
            moveOnAfter(
                SHORT,
                s -> {
                  try {
                    await(sleep(LONG));
                  } finally {
                    try {
                      await(overridable());
                    } finally {
                      await(overridable());
                    }
                  }
                  return Task.done();
                }));
    assertThat(log).containsExactly("begun", "cancelled", "begun", "cancelled");
  }

  @Async
  Task<Void> overridable() {
    log.add("begun");
    try {
      await(sleep(LONG));
    } catch (CancellationException e) {
      await(new Promise<Void>());
    } finally {
      log.add("cancelled");
    }
    return Task.done();
  }

  @Test
  void alsoInCallsThatWereGoingOn() {
    run(() -> moveOnAfter(SHORT, s -> outer()));
    assertThat(log).containsExactly("begun", "cancelled", "outer", "begun", "cancelled");
  }

  @Async
  Task<Void> outer() {
    try {
      await(overridable());
    } catch (CancellationException e) {
      log.add("outer");
      await(overridable());
    }
    return Task.done();
  }

  @Test
  void aValueThatIsReadyIsThereAllTheSame() {
    Integer value =
        run(
            () ->
                moveOnAfter(
                    SHORT,
                    s -> {
                      try {
                        await(sleep(LONG));
                      } catch (CancellationException e) {
                        return Task.of(await(Task.of(1)) + 1);
                      }
                      return Task.of(0);
                    }));
    assertThat(value).isEqualTo(2);
  }

  @Test
  void tellsWhetherTheBodyWasCancelled() {
    run(() -> scope.run(this::cancelling));
    assertThat(scope.cancelCalled()).isTrue();
    assertThat(scope.cancelledCaught()).isTrue();

    CancelScope unused = new CancelScope();
    assertThat(run(() -> unused.run(() -> Task.of(1)))).isEqualTo(1);
    assertThat(unused.cancelCalled()).isFalse();
    assertThat(unused.cancelledCaught()).isFalse();
  }

  @Async
  private Task<Void> cancelling() {
    await(sleep(Duration.ZERO));
    scope.cancel();
    scope.cancel();
    log.add("still here");
    await(sleep(LONG));
    return Task.done();
  }

  @Test
  void cancelledBeforeItsUseFailsAtTheFirstWait() {
    scope.cancel();
    run(
        () ->
            scope.run(
                () -> {
                  log.add("begun");
                  await(sleep(LONG));
                  return Task.done();
                }));
    assertThat(log).containsExactly("begun");
    assertThat(scope.cancelledCaught()).isTrue();
  }

  @Test
  void cancelledBeforeTheFirstWaitFailsThere() {
    run(
        () ->
            scope.run(
                () -> {
                  scope.cancel();
                  await(sleep(LONG));
                  log.add("not reached");
                  return Task.done();
                }));
    assertThat(log).isEmpty();
    assertThat(scope.cancelledCaught()).isTrue();
  }

  @Test
  void theCallerGoesOnAndCanWait() {
    run(
        () ->
            Task.of(
                await(
                    moveOnAfter(
                        LONG,
                        outer -> {
                          await(moveOnAfter(SHORT, inner -> cleaningUp()));
                          await(sleep(SHORT));
                          log.add("goes on");
                          return Task.done();
                        }))));
    assertThat(log).containsExactly("inner finally", "goes on");
  }

  @Test
  void anOuterScopeCancelsInnerOnes() {
    CancelScope inner = new CancelScope().noDeadline();
    run(
        () ->
            moveOnAfter(
                SHORT,
                s -> {
                  try {
                    await(inner.run(this::cleaningUp));
                  } finally {
                    log.add(inner.cancelledCaught());
                  }
                  return Task.done();
                }));
    assertThat(log).containsExactly("inner finally", false);
  }

  @Test
  void aShieldKeepsTheOuterCancellationFromCleanUp() {
    run(
        () ->
            moveOnAfter(
                SHORT,
                s -> {
                  try {
                    await(sleep(LONG));
                  } finally {
                    log.add(
                        await(
                            new CancelScope()
                                .shield(true)
                                .deadline(LONG)
                                .run(CancelScopeTest::somethingThatWaits)));
                  }
                  return Task.done();
                }));
    assertThat(log).containsExactly("waited");
  }

  @Async
  private static Task<String> somethingThatWaits() {
    await(sleep(SHORT));
    await(sleep(Duration.ZERO));
    return Task.of("waited");
  }

  @Test
  void aShieldThatIsUpWhenTheOuterScopeIsCancelledDelaysTheCancellation() {
    CancelScope shielded = new CancelScope().shield(true);
    run(
        () ->
            moveOnAfter(
                SHORT,
                outer -> {
                  await(shielded.run(() -> waitingFor(outer)));
                  log.add("shield is over");
                  await(sleep(Duration.ZERO));
                  log.add("not reached");
                  return Task.done();
                }));
    assertThat(log).containsExactly("outer cancelled", "shield is over");
  }

  @Async
  private Task<Void> waitingFor(CancelScope outer) {
    while (!outer.cancelCalled()) {
      await(sleep(SHORT));
    }
    await(sleep(SHORT));
    log.add("outer cancelled");
    return Task.done();
  }

  @Test
  void aShieldKeepsACancellationOfTheTaskUntilItIsOver() {
    run(this::cancelledUnderShield);
    assertThat(log).containsExactly("body ended", "value 1", "cancelled");
  }

  @Async
  private Task<Void> cancelledUnderShield() {
    Promise<Integer> promise = new Promise<>();
    Task<Void> task = createTask(() -> shielding(promise));
    await(sleep(Duration.ZERO));
    task.cancel();
    await(sleep(Duration.ZERO));
    promise.complete(1);
    try {
      await(task);
    } catch (CancellationException e) {
      log.add("cancelled");
    }
    return Task.done();
  }

  @Async
  private Task<Void> shielding(Promise<Integer> promise) {
    Integer value =
        await(
            new CancelScope()
                .shield(true)
                .run(
                    () -> {
                      Integer result = await(promise);
                      log.add("body ended");
                      return Task.of(result);
                    }));
    log.add("value " + value);
    await(sleep(Duration.ZERO));
    log.add("not reached");
    return Task.done();
  }

  @Test
  void whenTheShieldIsTakenAwayWhatItKeptIsDelivered() {
    CancelScope shielded = new CancelScope().shield(true);
    run(
        () ->
            moveOnAfter(
                SHORT,
                outer ->
                    shielded.run(
                        () -> {
                          await(waitingFor(outer));
                          shielded.shield(false);
                          await(sleep(LONG));
                          log.add("not reached");
                          return Task.done();
                        })));
    assertThat(log).containsExactly("outer cancelled");
    assertThat(shielded.cancelledCaught()).isFalse();
  }

  @Test
  void aShieldDoesNotKeepTheScopesOwnCancellation() {
    assertThat(
            run(
                () ->
                    new CancelScope()
                        .shield(true)
                        .deadline(SHORT)
                        .run(
                            () -> {
                              await(sleep(LONG));
                              return Task.of(1);
                            })))
        .isNull();
  }

  @Test
  void tasksOfAGroupInTheScopeAreCancelledForGood() {
    run(
        () ->
            moveOnAfter(
                SHORT,
                s ->
                    TaskGroup.run(
                        group -> {
                          group.spawn(this::cleaningUp);
                          group.spawn(this::cleaningUp);
                          return Task.done();
                        })));
    assertThat(log).containsExactly("inner finally", "inner finally");
  }

  @Test
  void tasksMadeElsewhereAreCancelledOnce() {
    run(this::awaitingATaskMadeElsewhere);
    assertThat(log).containsExactly("cleaned up", true);
  }

  @Async
  private Task<Void> awaitingATaskMadeElsewhere() {
    Task<Void> task = createTask(this::cleaningUpProperly);
    await(
        moveOnAfter(
            SHORT,
            s -> {
              await(task);
              return Task.done();
            }));
    log.add(task.isCancelled());
    return Task.done();
  }

  @Async
  private Task<Void> cleaningUpProperly() {
    try {
      await(sleep(LONG));
    } finally {
      await(sleep(SHORT));
      log.add("cleaned up");
    }
    return Task.done();
  }

  @Test
  void theDeadlineCanBeMoved() {
    Integer value =
        run(
            () ->
                moveOnAfter(
                    LONG,
                    s -> {
                      await(sleep(Duration.ZERO));
                      s.deadlineAt(EventLoop.current().time());
                      assertThat(s.deadline()).isPresent();
                      await(sleep(LONG));
                      return Task.of(1);
                    }));
    assertThat(value).isNull();
  }

  @Test
  void failAfterFailsWithATimeout() {
    assertThatThrownBy(() -> run(() -> failAfter(SHORT, s -> cleaningUp())))
        .isInstanceOf(TimeoutException.class);
    Integer value = run(() -> failAfter(LONG, s -> Task.of(1)));
    assertThat(value).isEqualTo(1);
  }

  @Test
  void aFailureOfTheBodyIsThrownOn() {
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        moveOnAfter(
                            SHORT,
                            s -> {
                              try {
                                await(sleep(LONG));
                              } finally {
                                throw new IllegalArgumentException("own");
                              }
                            })))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isForOneCall() {
    run(() -> scope.run(Task::done));
    assertThatThrownBy(() -> run(() -> scope.run(Task::done)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has had it");
  }
}
