package dev.fermata.it.generators;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;
import static dev.fermata.it.generators.CollectTest.assertCancelled;
import static dev.fermata.it.generators.CollectTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators that have tasks of their own: {@code buffer} and {@code merge}. */
@ParameterizedClass(name = "items that have to be waited for: {0}")
@ValueSource(booleans = {false, true})
@Allow(Warning.DROPPED_GENERATOR) // where an operator refuses its argument
class PrefetchTest {
  private final Numbers numbers;

  PrefetchTest(boolean waits) {
    numbers = new Numbers(waits);
  }

  @Async
  private static Task<Void> turns(int count) {
    for (int i = 0; i < count; i++) {
      await(sleep(Duration.ZERO));
    }
    return Task.done();
  }

  // buffer

  @Test
  void bufferKeepsTheItemsInOrder() {
    assertThat(run(() -> numbers.upTo(100).buffer(7).toList()))
        .isEqualTo(run(() -> numbers.upTo(100).toList()));
  }

  @Test
  void bufferFetchesUpToItsSizeAheadAndThenWaits() {
    assertThat(run(this::fetchedAhead)).containsExactly(0, 4, 5);
  }

  @Async
  private Task<List<Integer>> fetchedAhead() {
    List<Integer> asked = new ArrayList<>();
    AsyncGenerator<Integer> items =
        numbers
            .upTo(100)
            .map(
                i -> {
                  asked.add(i);
                  return i;
                })
            .buffer(3);
    await(turns(20));
    List<Integer> counts = new ArrayList<>(List.of(asked.size()));
    await(items.next());
    await(turns(20));
    counts.add(asked.size());
    await(items.next());
    await(turns(20));
    counts.add(asked.size());
    await(items.closeAsync());
    return Task.of(counts);
  }

  @Test
  void toCloseABufferCancelsItsTaskAndAwaitsTheEnd() {
    run(this::closeBuffer);
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private Task<Void> closeBuffer() {
    AsyncGenerator<Integer> items = numbers.upTo(100).buffer(3);
    await(items.next());
    await(items.closeAsync());
    assertThat(numbers.log).containsExactly("items closed");
    return Task.done();
  }

  @Test
  void toCloseABufferWhoseTaskHasNotBegunClosesItsSource() {
    run(this::closeBufferAtOnce);
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private Task<Void> closeBufferAtOnce() {
    AsyncGenerator<Integer> source = numbers.upTo(100);
    await(source.next());
    AsyncGenerator<Integer> items = source.buffer(3);
    Task<Integer> next = items.next();
    next.cancel();
    assertCancelled(await(outcome(next)));
    return Task.done();
  }

  @Test
  void aFailureComesBehindTheItemsBeforeIt() {
    List<Integer> seen = new ArrayList<>();
    assertThatThrownBy(() -> run(() -> numbers.failingAfter(2).buffer(5).forEach(seen::add)))
        .hasMessage("items");
    assertThat(seen).containsExactly(0, 1);
  }

  @Test
  void aFailureToCloseABufferIsThatOfItsTask() {
    assertThatThrownBy(() -> run(() -> numbers.failingToClose().buffer(1).take(1).toList()))
        .hasMessage("close");
  }

  @Test
  void toCancelWhoWaitsForABufferClosesIt() {
    run(this::cancelConsumer);
    assertThat(numbers.log).containsExactly("closed");
  }

  @Async
  private Task<Void> cancelConsumer() {
    Promise<Void> reached = new Promise<>();
    Task<List<Integer>> task = createTask(() -> waitingForever(reached).buffer(2).toList());
    await(reached);
    task.cancel();
    assertCancelled(await(outcome(task)));
    return Task.done();
  }

  @Async
  private AsyncGenerator<Integer> waitingForever(Promise<Void> reached) {
    try {
      reached.complete(null);
      await(new Promise<Void>());
    } finally {
      await(numbers.pause());
      numbers.log.add("closed");
    }
    return AsyncGenerator.end();
  }

  @Test
  void aBufferNeedsAnEventLoop() {
    assertThat(numbers.upTo(3).buffer(1).next().exceptionNow())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("No event loop runs in this thread.");
  }

  @Test
  void aBufferWithoutRoomIsRefused() {
    assertThatThrownBy(() -> numbers.upTo(3).buffer(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A buffer cannot have room for 0 items");
  }

  // merge

  @Test
  void mergeYieldsTheItemsOfAll() {
    assertThat(run(() -> numbers.upTo(3).merge(numbers.upTo(2), numbers.upTo(0)).toList()))
        .containsExactlyInAnyOrder(0, 1, 2, 0, 1);
    assertThat(numbers.log).hasSize(3);
  }

  @Test
  void mergeYieldsItemsAsTheyCome() {
    assertThat(run(this::asTheyCome)).containsExactly("b", "a", "c");
  }

  @Async
  private Task<List<String>> asTheyCome() {
    Promise<String> first = new Promise<>();
    Promise<String> second = new Promise<>();
    Promise<String> third = new Promise<>();
    AsyncGenerator<String> merged = of(first).merge(of(second), of(third));
    List<String> came = new ArrayList<>();
    Task<String> next = merged.next();
    second.complete("b");
    came.add(await(next));
    next = merged.next();
    await(turns(3));
    assertThat(next.isDone()).isFalse();
    first.complete("a");
    came.add(await(next));
    third.complete("c");
    came.addAll(await(merged.toList()));
    return Task.of(came);
  }

  @Async
  private static <T> AsyncGenerator<T> of(Promise<T> item) {
    AsyncGenerator.yield(await(item));
    return AsyncGenerator.end();
  }

  @Test
  void mergeHoldsOneItemOfEachSource() {
    assertThat(run(this::heldByMerge)).containsExactly("a0", "b0", "a1");
  }

  @Async
  private Task<List<String>> heldByMerge() {
    List<String> asked = new ArrayList<>();
    AsyncGenerator<String> merged = noting("a", asked).merge(noting("b", asked));
    await(merged.next());
    await(turns(20));
    List<String> held = List.copyOf(asked);
    await(merged.closeAsync());
    return Task.of(held);
  }

  private AsyncGenerator<String> noting(String name, List<String> asked) {
    return numbers
        .upTo(100)
        .map(
            i -> {
              asked.add(name + i);
              return name + i;
            });
  }

  @Test
  void theFirstFailureClosesTheOthers() {
    assertThatThrownBy(() -> run(() -> numbers.upTo(100).merge(numbers.failingAfter(1)).toList()))
        .hasMessage("items")
        .hasNoSuppressedExceptions();
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Test
  void toCloseAMergeClosesAllSources() {
    run(this::closeMerge);
    assertThat(numbers.log).containsExactlyInAnyOrder("a closed", "b closed", "c closed");
  }

  @Async
  private Task<Void> closeMerge() {
    AsyncGenerator<Integer> merged =
        numbers.upTo(9, "a").merge(numbers.upTo(9, "b"), numbers.upTo(9, "c"));
    await(merged.next());
    await(turns(5));
    await(merged.closeAsync());
    return Task.done();
  }
}
