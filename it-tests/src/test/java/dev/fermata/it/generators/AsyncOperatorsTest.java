package dev.fermata.it.generators;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.GeneratorExit;
import dev.fermata.Indexed;
import dev.fermata.Task;
import dev.fermata.Warning;
import dev.fermata.it.generators.Numbers.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Asynchronous comprehensions (PEP 530) as operators. */
@ParameterizedClass(name = "items that have to be waited for: {0}")
@ValueSource(booleans = {false, true})
@Allow(Warning.DROPPED_GENERATOR) // where an operator refuses its argument
class AsyncOperatorsTest {
  private final boolean waits;
  private final Numbers numbers;

  AsyncOperatorsTest(boolean waits) {
    this.waits = waits;
    numbers = new Numbers(waits);
  }

  private static <T> List<T> all(AsyncGenerator<T> items) {
    return run(items::toList);
  }

  // What each yields.

  @Test
  void mapYieldsWhatItsFunctionReturns() {
    assertThat(all(numbers.upTo(3).map(i -> "n" + i))).containsExactly("n0", "n1", "n2");
  }

  @Test
  void mapYieldsNullToo() {
    assertThat(all(numbers.upTo(2).map(i -> null))).containsExactly(null, null);
  }

  @Test
  void mapAsyncYieldsWhatItsFunctionAwaits() {
    assertThat(all(numbers.upTo(3).mapAsync(this::twice))).containsExactly(0, 2, 4);
  }

  @Async
  private Task<Integer> twice(int item) {
    return Task.of(2 * await(numbers.later(item)));
  }

  @Test
  void mapAsyncTakesALambdaThatAwaits() {
    assertThat(all(numbers.upTo(2).mapAsync(i -> Task.of(1 + await(numbers.later(i))))))
        .containsExactly(1, 2);
  }

  @Test
  void filterYieldsWhatItsTestAccepts() {
    assertThat(all(numbers.upTo(6).filter(i -> i % 2 == 1))).containsExactly(1, 3, 5);
  }

  @Test
  void filterAsyncAwaitsItsTest() {
    assertThat(all(numbers.upTo(6).filterAsync(i -> numbers.later(i > 3)))).containsExactly(4, 5);
  }

  @Test
  void filterRunsFlatOverItemsThatAreNotAccepted() {
    assertThat(all(AsyncGenerator.from(() -> new Countdown(100_000)).filter(i -> i == 1)))
        .containsExactly(1);
  }

  @Test
  void takeYieldsTheFirstItems() {
    assertThat(all(numbers.upTo(5).take(2))).containsExactly(0, 1);
    assertThat(all(numbers.upTo(2).take(5))).containsExactly(0, 1);
  }

  @Test
  void takeAsksForNoItemBeyond() {
    assertThat(all(numbers.failingAfter(2).take(2))).containsExactly(0, 1);
  }

  @Test
  void takeOfNothingDoesNotBeginItsSource() {
    assertThat(all(numbers.upTo(5).take(0))).isEmpty();
    assertThat(numbers.log).isEmpty();
  }

  @Test
  void takeOfLessThanNothingIsRefused() {
    assertThatThrownBy(() -> numbers.upTo(5).take(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot take -1 items");
  }

  @Test
  void takeWhileEndsAtTheFirstItemThatIsNotAccepted() {
    assertThat(all(AsyncGenerator.of(1, 2, 5, 1).takeWhile(i -> i < 3))).containsExactly(1, 2);
  }

  @Test
  void takeWhileAsyncAwaitsItsTest() {
    assertThat(all(numbers.upTo(9).takeWhileAsync(i -> numbers.later(i < 2))))
        .containsExactly(0, 1);
  }

  @Test
  void skipLeavesOutTheFirstItems() {
    assertThat(all(numbers.upTo(5).skip(3))).containsExactly(3, 4);
    assertThat(all(numbers.upTo(2).skip(3))).isEmpty();
  }

  @Test
  void flatMapYieldsTheItemsOfEachGenerator() {
    assertThat(all(numbers.upTo(3).flatMap(numbers::upTo))).containsExactly(0, 0, 1);
  }

  @Test
  void flatMapPassesOverGeneratorsThatHaveEnded() {
    assertThat(all(numbers.upTo(3).flatMap(i -> AsyncGenerator.<Integer>end()))).isEmpty();
  }

  @Test
  void flatMapTakesAnyAsyncIterable() {
    assertThat(all(numbers.upTo(2).flatMap(i -> () -> new PlainIterator(i + 1, numbers))))
        .containsExactly(0, 0, 1);
  }

  @Test
  void zipEndsWithTheShorter() {
    assertThat(all(numbers.upTo(2).zip(numbers.upTo(5), (a, b) -> a + "" + b)))
        .containsExactly("00", "11");
    assertThat(all(numbers.upTo(5).zip(numbers.upTo(1), (a, b) -> a + "" + b)))
        .containsExactly("00");
  }

  @Test
  void zipAsyncAwaitsItsCombiner() {
    assertThat(all(numbers.upTo(3).zipAsync(numbers.upTo(3), (a, b) -> numbers.later(a * b))))
        .containsExactly(0, 1, 4);
  }

  @Test
  void enumerateCountsFromZero() {
    assertThat(all(AsyncGenerator.of("a", "b").enumerate()))
        .containsExactly(new Indexed<>(0, "a"), new Indexed<>(1, "b"));
  }

  @Test
  void chunkedYieldsListsOfWhichTheLastMayBeShorter() {
    assertThat(all(numbers.upTo(5).chunked(2)))
        .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    assertThat(all(numbers.upTo(4).chunked(2))).containsExactly(List.of(0, 1), List.of(2, 3));
    assertThat(all(numbers.upTo(0).chunked(2))).isEmpty();
  }

  @Test
  void chunksOfNothingAreRefused() {
    assertThatThrownBy(() -> numbers.upTo(5).chunked(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A chunk cannot have 0 items");
  }

  @Test
  void ofYieldsItsItemsEvenIfTheArrayIsChanged() {
    String[] items = {"a", null};
    AsyncGenerator<String> generator = AsyncGenerator.of(items);
    items[0] = "changed";
    assertThat(all(generator)).containsExactly("a", null);
  }

  @Test
  void fromLooksAtItsItemsWhenTheyAreAskedFor() {
    List<Integer> items = new ArrayList<>();
    AsyncGenerator<Integer> generator = AsyncGenerator.from(items);
    items.addAll(Arrays.asList(1, 2));
    assertThat(all(generator)).containsExactly(1, 2);
  }

  @Test
  void operatorsChain() {
    AsyncGenerator<Integer> chain =
        numbers.upTo(100).filter(i -> i % 3 == 0).map(i -> i + 1).skip(1).take(3);
    assertThat(all(chain)).containsExactly(4, 7, 10);
    assertThat(numbers.log).containsExactly("items closed");
  }

  // When they ask.

  @Test
  void operatorsAreLazyAndAskForOneItemAtATime() {
    assertThat(run(this::oneAtATime)).containsExactly("begun", "map 0", "got 0", "map 1", "got 1");
  }

  @Async
  private Task<List<String>> oneAtATime() {
    List<String> order = new ArrayList<>();
    AsyncGenerator<Integer> mapped =
        numbers
            .upTo(3)
            .map(
                i -> {
                  order.add("map " + i);
                  return i;
                });
    order.add("begun");
    order.add("got " + await(mapped.next()));
    order.add("got " + await(mapped.next()));
    await(mapped.closeAsync());
    return Task.of(order);
  }

  // How they end.

  @Test
  void anOperatorThatEndsEarlyClosesItsSource() {
    all(numbers.upTo(5).take(2));
    all(numbers.upTo(5).takeWhile(i -> i < 2));
    all(numbers.upTo(5).zip(numbers.upTo(1, "other"), Integer::sum));
    all(numbers.upTo(1).zip(numbers.upTo(5, "other"), Integer::sum));
    assertThat(numbers.log)
        .containsExactly(
            "items closed",
            "items closed",
            "other closed",
            "items closed",
            "items closed",
            "other closed");
  }

  @Test
  void toCloseAnOperatorClosesItsSourceWithAwaits() {
    run(() -> closeAfterOne(numbers.upTo(5).map(i -> i).filter(i -> true)));
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private <T> Task<Void> closeAfterOne(AsyncGenerator<T> items) {
    await(items.next());
    await(items.closeAsync());
    await(items.closeAsync());
    assertThat(items.next().exceptionNow()).isInstanceOf(NoSuchElementException.class);
    return Task.done();
  }

  @Test
  void toCloseAnOperatorThatHasNotBegunClosesItsSource() {
    run(this::closeUnbegun);
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private Task<Void> closeUnbegun() {
    AsyncGenerator<Integer> items = numbers.upTo(5);
    await(items.next());
    await(items.map(i -> i).closeAsync());
    return Task.done();
  }

  @Test
  void toCloseAFlatMapClosesTheInnerGeneratorFirst() {
    run(() -> closeAfterOne(numbers.upTo(5).flatMap(i -> numbers.upTo(3, "inner")).skip(1)));
    assertThat(numbers.log).containsExactly("inner closed", "items closed");
  }

  @Test
  void aFailingFunctionClosesTheSource() {
    assertThatThrownBy(() -> all(numbers.upTo(5).map(i -> 1 / i)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> all(numbers.upTo(5).mapAsync(i -> numbers.failing("function"))))
        .isInstanceOf(Failure.class)
        .hasMessage("function");
    assertThatThrownBy(
            () ->
                all(
                    numbers
                        .upTo(5)
                        .flatMap(
                            i -> {
                              throw new Failure("inner");
                            })))
        .hasMessage("inner");
    assertThat(numbers.log).containsExactly("items closed", "items closed", "items closed");
  }

  @Test
  void aFailingSourceFailsItsOperatorsWithTheSameException() {
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> all(numbers.failingAfter(1).map(i -> i).filter(i -> true)));
    assertThat(failure).hasMessage("items").hasNoSuppressedExceptions();
  }

  @Test
  void aFailureToCloseIsSuppressedInTheFailureBeforeIt() {
    assertThatThrownBy(() -> all(numbers.failingToClose().map(i -> 1 / i)))
        .isInstanceOf(ArithmeticException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1))
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("close"));
  }

  @Test
  void aFailureToCloseIsThatOfClosingAnOperator() {
    assertThatThrownBy(() -> run(() -> closeAfterOne(numbers.failingToClose().map(i -> i))))
        .isInstanceOf(Failure.class)
        .hasMessage("close");
  }

  @Test
  void aFailureToCloseIsThatOfATakeWhichEnds() {
    assertThatThrownBy(() -> all(numbers.failingToClose().take(1))).hasMessage("close");
  }

  @Test
  void zipClosesBothWhateverBecomesOfTheFirst() {
    AsyncGenerator<Integer> zip =
        numbers.failingToClose().zip(numbers.upTo(5, "other"), (a, b) -> 1 / a);
    assertThatThrownBy(() -> all(zip)).isInstanceOf(ArithmeticException.class);
    assertThat(numbers.log).containsExactly("items failed to close", "other closed");
  }

  @Test
  void whatIsThrownInAtTheYieldOfAnOperatorClosesItsSource() {
    assertThatThrownBy(() -> run(() -> throwIn(numbers.upTo(5).map(i -> i))))
        .isInstanceOf(Failure.class)
        .hasMessage("thrown in");
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private Task<Void> throwIn(AsyncGenerator<Integer> items) {
    await(items.next());
    await(items.throwIn(new Failure("thrown in")));
    return Task.done();
  }

  @Test
  void aGeneratorExitThrownInComesBack() {
    assertThatThrownBy(() -> run(() -> throwExit(numbers.upTo(5).map(i -> i))))
        .isInstanceOf(GeneratorExit.class);
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Async
  private Task<Void> throwExit(AsyncGenerator<Integer> items) {
    await(items.next());
    await(items.throwIn(new GeneratorExit()));
    return Task.done();
  }

  @Test
  void aFunctionThatThrowsNoSuchElementDoesNotLookLikeTheEnd() {
    assertThatThrownBy(
            () ->
                all(
                    numbers
                        .upTo(3)
                        .map(
                            i -> {
                              throw new NoSuchElementException("function");
                            })))
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void oneItemCanBeAskedForAtATime() {
    assumeTrue(waits, "an item that is there at once comes before the next is asked for");
    assertThatThrownBy(() -> run(() -> askTwice(numbers.upTo(3).map(i -> i))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The async generator is running already");
  }

  @Async
  private Task<Void> askTwice(AsyncGenerator<Integer> items) {
    Task<Integer> first = items.next();
    Task<Integer> second = items.next();
    await(first);
    await(items.closeAsync());
    await(second);
    return Task.done();
  }
}
