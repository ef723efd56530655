package dev.fermata.it.context;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.copyContext;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.Fermata.timeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Context;
import dev.fermata.ContextVar;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 17 of asyncio's semantics. */
@ParameterizedClass(name = "calls that have to wait: {0}, that have a context at first: {1}")
@CsvSource({"false, false", "false, true", "true, false", "true, true"})
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class ContextVarTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ContextVar<Integer> variable = new ContextVar<>("variable", 1);
  private final List<Object> trace = new ArrayList<>();
  private final boolean waits;
  private final boolean begun;

  ContextVarTest(boolean waits, boolean begun) {
    this.waits = waits;
    this.begun = begun;
  }

  private Task<Void> pause() {
    return waits ? sleep(Duration.ZERO) : Task.done();
  }

  private void runProgram(Callable<? extends CompletionStage<Void>> program) {
    if (begun) {
      variable.set(1);
    }
    run(program);
  }

  private void note() {
    trace.add(variable.get());
  }

  /** Bound, so that it is called without a task. */
  @Async
  private Task<Void> set(int value) {
    await(pause());
    note();
    variable.set(value);
    await(pause());
    note();
    return Task.done();
  }

  /** Can be overridden, so that it is called as from another unit. */
  @Async
  Task<Void> setOverridable(int value) {
    await(set(value));
    return Task.done();
  }

  @Test
  void aTaskIsolatesWhatItSets() {
    runProgram(this::createsTask);
    assertThat(trace).containsExactly(1, 2, 1);
  }

  @Async
  private Task<Void> createsTask() {
    await(createTask(() -> set(2)));
    note();
    return Task.done();
  }

  @Test
  void aDirectlyAwaitedCallSetsForItsCaller() {
    runProgram(this::awaitsDirectly);
    assertThat(trace).containsExactly(1, 2, 2, 2, 3, 3, 3, 4, 4);
  }

  @Async
  private Task<Void> awaitsDirectly() {
    await(set(2));
    note();
    await(setOverridable(3));
    note();
    await(pause());
    await(setOverridable(4));
    note();
    return Task.done();
  }

  @Test
  void aCallThatIsNotAwaitedDirectlyHasACopy() {
    runProgram(this::awaitsLater);
    if (waits) {
      assertThat(trace).containsExactly(1, 1, 9, 2, 3, 9);
    } else {
      assertThat(trace).containsExactly(1, 2, 1, 9, 3, 9);
    }
  }

  @Async
  private Task<Void> awaitsLater() {
    Task<Void> first = set(2);
    note();
    variable.set(9);
    Task<Void> second = setOverridable(3);
    await(first);
    await(second);
    note();
    return Task.done();
  }

  @Test
  void theBodyOfATimeoutSetsForWhoeverAwaitsThatDirectly() {
    runProgram(this::awaitsTimeout);
    assertThat(trace).containsExactly(9, 2, 2);
  }

  @Async
  private Task<Void> awaitsTimeout() {
    variable.set(9);
    await(timeout(LONG, () -> set(2)));
    note();
    return Task.done();
  }

  @Test
  void theBodyOfATimeoutThatIsAwaitedLaterHasACopy() {
    runProgram(this::awaitsTimeoutLater);
    assertThat(trace).containsExactlyElementsOf(waits ? List.of(9, 9, 2, 9) : List.of(9, 2, 9, 9));
  }

  @Async
  private Task<Void> awaitsTimeoutLater() {
    variable.set(9);
    Task<Void> task = timeout(LONG, () -> set(2));
    note();
    await(task);
    note();
    return Task.done();
  }

  @Test
  void aTokenSpansAwaits() {
    runProgram(this::usesToken);
    assertThat(trace).containsExactly(5, 1);
  }

  @Async
  private Task<Void> usesToken() {
    try (Token<Integer> token = variable.set(5)) {
      await(pause());
      note();
    }
    note();
    return Task.done();
  }

  @Test
  void whereSetsForACall() {
    runProgram(this::usesWhere);
    assertThat(trace).containsExactly(5, 2, 1);
  }

  @Async
  private Task<Void> usesWhere() {
    await(variable.where(5, () -> set(2)));
    note();
    return Task.done();
  }

  @Test
  void callbacksSeeACopyAndMayBeGivenAContext() {
    runProgram(this::addsCallbacks);
    assertThat(trace).containsExactly(4, 6, 6);
  }

  @Async
  private Task<Void> addsCallbacks() {
    EventLoop loop = EventLoop.current();
    Context context = copyContext();
    variable.set(4);
    loop.callSoon(
        () -> {
          note();
          variable.set(7);
        });
    loop.callSoon(() -> variable.set(6), context);
    loop.callSoon(this::note, context);
    variable.set(5);
    await(sleep(Duration.ZERO));
    trace.add(context.get(variable));
    return Task.done();
  }

  @Test
  void tasksMayShareAContext() {
    runProgram(this::sharesContext);
    assertThat(trace).containsExactly(1, 2, 2, 3, 1, 3);
  }

  @Async
  private Task<Void> sharesContext() {
    Context context = copyContext();
    await(createTask(() -> set(2), context));
    await(createTask(() -> setOverridable(3), context));
    note();
    trace.add(context.get(variable));
    return Task.done();
  }

  @Test
  void anAsyncGeneratorHasTheContextOfWhoeverAsksForItems() {
    runProgram(this::iterates);
    assertThat(trace).containsExactly(2, 3, 4);
  }

  @Async
  private AsyncGenerator<Integer> counting() {
    for (int i = 0; i < 3; i++) {
      variable.set(variable.get() + 1);
      await(pause());
      AsyncGenerator.yield(i);
    }
    return AsyncGenerator.end();
  }

  @Async
  private Task<Void> iterates() {
    for (int i : each(counting())) {
      note();
    }
    return Task.done();
  }

  @Test
  void aTokenOfAnotherTaskIsRefused() {
    runProgram(this::resetsInAnotherTask);
    assertThat(trace).containsExactly(8);
  }

  @Async
  private Task<Void> resetsInAnotherTask() {
    Token<Integer> token = variable.set(8);
    Task<Void> other = createTask(() -> reset(token));
    await(sleep(Duration.ZERO));
    await(sleep(Duration.ZERO));
    assertThatThrownBy(other::resultNow).hasCauseInstanceOf(IllegalStateException.class);
    note();
    return Task.done();
  }

  @Async
  private Task<Void> reset(Token<Integer> token) {
    await(pause());
    variable.reset(token);
    return Task.done();
  }
}
