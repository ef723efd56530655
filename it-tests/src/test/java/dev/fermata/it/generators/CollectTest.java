package dev.fermata.it.generators;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.it.generators.Numbers.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Asynchronous comprehensions (PEP 530) as values: what ends a chain of operators. */
@ParameterizedClass(name = "items that have to be waited for: {0}")
@ValueSource(booleans = {false, true})
class CollectTest {
  private final Numbers numbers;

  CollectTest(boolean waits) {
    numbers = new Numbers(waits);
  }

  @Test
  void toListKeepsOrderDuplicatesAndNull() {
    assertThat(run(() -> AsyncGenerator.of("b", "a", null, "b").toList()))
        .containsExactly("b", "a", null, "b");
  }

  @Test
  void toListBeginsWhereTheGeneratorIs() {
    assertThat(run(this::afterTheFirst)).containsExactly(1, 2);
  }

  @Async
  private Task<List<Integer>> afterTheFirst() {
    AsyncGenerator<Integer> items = numbers.upTo(3);
    await(items.next());
    return items.toList();
  }

  @Test
  void toSetKeepsEachItemOnce() {
    assertThat(run(() -> AsyncGenerator.of("b", "a", "b").toSet())).containsExactly("b", "a");
  }

  @Test
  void toMapKeepsTheLastOfEachKey() {
    assertThat(run(() -> numbers.upTo(5).toMap(i -> i % 2, i -> "n" + i)))
        .hasToString("{0=n4, 1=n3}");
  }

  @Test
  void collectTakesAnyCollector() {
    assertThat(run(() -> numbers.upTo(4).map(i -> "" + i).collect(Collectors.joining(","))))
        .isEqualTo("0,1,2,3");
  }

  @Test
  void reduceBeginsWithItsInitialValue() {
    assertThat(run(() -> numbers.upTo(4).reduce("", (all, i) -> all + i))).isEqualTo("0123");
    assertThat(run(() -> numbers.upTo(0).reduce("none", (all, i) -> all + i))).isEqualTo("none");
  }

  @Test
  void reduceAsyncAwaitsItsOperator() {
    assertThat(run(() -> numbers.upTo(4).reduceAsync(10, (all, i) -> numbers.later(all + i))))
        .isEqualTo(16);
  }

  @Test
  void forEachSeesAllItemsInOrder() {
    List<Integer> seen = new ArrayList<>();
    assertThat(run(() -> numbers.upTo(3).forEach(seen::add))).isNull();
    assertThat(seen).containsExactly(0, 1, 2);
  }

  @Test
  void forEachAsyncAsksForTheNextItemAfterItsAction() {
    List<String> order = new ArrayList<>();
    run(
        () ->
            numbers
                .upTo(2)
                .map(
                    i -> {
                      order.add("asked " + i);
                      return i;
                    })
                .forEachAsync(
                    i -> {
                      await(numbers.pause());
                      order.add("done " + i);
                      return numbers.later(i);
                    }));
    assertThat(order).containsExactly("asked 0", "done 0", "asked 1", "done 1");
  }

  @Test
  void itTakesNoStackForAnyNumberOfItems() {
    assertThat(run(() -> numbers.upTo(50_000).reduce(0, (sum, i) -> sum + 1))).isEqualTo(50_000);
  }

  @Test
  void aFailingActionClosesTheGenerator() {
    assertThatThrownBy(() -> run(() -> numbers.upTo(3).forEach(i -> fail())))
        .isInstanceOf(Failure.class)
        .hasMessage("action");
    assertThatThrownBy(() -> run(() -> numbers.upTo(3).forEachAsync(i -> numbers.failing("later"))))
        .hasMessage("later");
    assertThat(numbers.log).containsExactly("items closed", "items closed");
  }

  private static void fail() {
    throw new Failure("action");
  }

  @Test
  void aFailureToCloseIsSuppressed() {
    assertThatThrownBy(() -> run(() -> numbers.failingToClose().forEach(i -> fail())))
        .hasMessage("action")
        .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(Failure.class));
  }

  @Test
  void aCallThatIsNotAwaitedIsATaskAndNeverThrows() {
    Task<Void> task = AsyncGenerator.of(1).forEach(i -> fail());
    assertThat(task.exceptionNow()).hasMessage("action");
  }

  @Test
  void toCancelInTheMidstOfTheActionClosesTheGenerator() {
    run(this::cancelInAction);
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private Task<Void> cancelInAction() {
    Promise<Void> never = new Promise<>();
    Promise<Void> reached = new Promise<>();
    Task<Void> task =
        createTask(
            () ->
                numbers
                    .upTo(3)
                    .forEachAsync(
                        i -> {
                          reached.complete(null);
                          return never;
                        }));
    await(reached);
    task.cancel();
    assertCancelled(await(outcome(task)));
    assertThat(never.isCancelled()).isTrue();
    return Task.done();
  }

  @Test
  void toCancelInTheMidstOfAnItemDeliversItInTheGenerator() {
    run(this::cancelInItem);
    assertThat(numbers.log).containsExactly("cancelled", "closed");
  }

  @Async
  private Task<Void> cancelInItem() {
    Promise<Void> reached = new Promise<>();
    Task<?> task =
        createTask(
            () -> neverYielding(reached).map(i -> i).filterAsync(i -> Task.of(true)).toList());
    await(reached);
    task.cancel();
    assertCancelled(await(outcome(task)));
    return Task.done();
  }

  @Async
  private AsyncGenerator<Integer> neverYielding(Promise<Void> reached) {
    try {
      reached.complete(null);
      await(new Promise<Void>());
    } catch (CancellationException e) {
      numbers.log.add("cancelled");
      throw e;
    } finally {
      await(numbers.pause());
      numbers.log.add("closed");
    }
    return AsyncGenerator.end();
  }

  /** How {@code task} has failed. */
  @Async
  static Task<Throwable> outcome(Task<?> task) {
    try {
      await(task);
    } catch (Throwable t) {
      return Task.of(t);
    }
    throw new AssertionError("did not fail");
  }

  static void assertCancelled(Throwable failure) {
    assertThat(failure).isInstanceOf(CancellationException.class);
  }
}
