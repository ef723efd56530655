package dev.fermata.it.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Generator;
import dev.fermata.GeneratorExit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** PEP 255, and what PEP 342 and 479 add to it. */
class GeneratorIT {
  private final List<String> log = new ArrayList<>();

  @Async
  private static Generator<Integer> upTo(int n) {
    for (int i = 0; i < n; i++) {
      Generator.yield(i);
    }
    return Generator.end();
  }

  @Async
  private Generator<String> logged(String... items) {
    log.add("begin");
    try {
      for (String item : items) {
        Generator.yield(item);
        log.add("after " + item);
      }
    } finally {
      log.add("finally");
    }
    log.add("end");
    return Generator.end();
  }

  @Test
  void aForLoopTakesAllItems() {
    List<Integer> items = new ArrayList<>();
    for (int i : upTo(3)) {
      items.add(i);
    }

    assertThat(items).containsExactly(0, 1, 2);
  }

  @Test
  void theBodyBeginsWhenTheFirstItemIsAskedFor() {
    Generator<String> generator = logged("a");
    assertThat(log).isEmpty();

    assertThat(generator.hasNext()).isTrue();

    assertThat(log).containsExactly("begin");
  }

  @Test
  void theBodyRunsNoFurtherThanToTheItem() {
    Generator<String> generator = logged("a", "b");

    assertThat(generator.next()).isEqualTo("a");

    assertThat(log).containsExactly("begin");
  }

  @Test
  void hasNextAsksOnlyOnce() {
    Generator<Integer> generator = upTo(2);

    assertThat(generator.hasNext()).isTrue();
    assertThat(generator.hasNext()).isTrue();

    assertThat(generator.next()).isZero();
    assertThat(generator.next()).isEqualTo(1);
    assertThat(generator.hasNext()).isFalse();
  }

  @Test
  void nextAfterTheEndFailsEachTime() {
    Generator<Integer> generator = upTo(0);

    assertThatThrownBy(generator::next).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(generator::next).isInstanceOf(NoSuchElementException.class);
    assertThat(generator.hasNext()).isFalse();
  }

  @Test
  void aGeneratorThatYieldsNothingIsEmpty() {
    assertThat(upTo(0).stream()).isEmpty();
  }

  @Test
  void aSecondLoopGoesOnWhereTheFirstHasStopped() {
    Generator<Integer> generator = upTo(5);
    List<Integer> items = new ArrayList<>();
    for (int i : generator) {
      items.add(i);
      if (i == 1) {
        break;
      }
    }
    items.add(-1);
    for (int i : generator) {
      items.add(i);
    }

    assertThat(items).containsExactly(0, 1, -1, 2, 3, 4);
  }

  @Test
  void theIteratorIsTheGeneratorItself() {
    Generator<Integer> generator = upTo(1);

    assertThat((Object) generator.iterator()).isSameAs(generator);
  }

  @Test
  void aStreamHasTheRemainingItems() {
    Generator<Integer> generator = upTo(4);
    generator.next();

    assertThat(generator.stream().map(i -> i * 10)).containsExactly(10, 20, 30);
  }

  @Test
  void toCloseTheStreamClosesTheGenerator() {
    try (var items = logged("a", "b").stream()) {
      assertThat(items.iterator().next()).isEqualTo("a");
    }

    assertThat(log).containsExactly("begin", "finally");
  }

  @Async
  private static Generator<String> nulls() {
    Generator.yield(null);
    Generator.yield("a");
    Generator.yield(null);
    return Generator.end();
  }

  @Test
  void nullIsAnItem() {
    assertThat(nulls().stream()).containsExactly(null, "a", null);
  }

  @Async
  private static Generator<Object> mixed() {
    Generator.yield(1);
    Generator.yield(2L);
    Generator.yield("three");
    return Generator.end();
  }

  @Test
  void itemsMayBeOfSeveralTypes() {
    assertThat(mixed().stream()).containsExactly(1, 2L, "three");
  }

  @Async
  private static Generator<Long> longs(long from) {
    long i = from;
    while (true) {
      Generator.yield(i += 1L << 40);
    }
  }

  @Test
  void aGeneratorNeedNotEnd() {
    assertThat(longs(1).stream().limit(2)).containsExactly((1L << 40) + 1, (1L << 41) + 1);
  }

  @Test
  void aLambdaCanBeAGenerator() {
    IntFunction<Generator<Integer>> squares =
        n -> {
          for (int i = 0; i < n; i++) {
            Generator.yield(i * i);
          }
          return Generator.end();
        };

    assertThat(squares.apply(4).stream()).containsExactly(0, 1, 4, 9);
  }

  @Async
  private static Generator<Integer> operands(int n) {
    int sum = 1000;
    for (Iterator<Integer> i = upTo(n); i.hasNext(); ) {
      sum += twice(i.next());
      Generator.yield(sum);
    }
    return sum > 1000 ? Generator.end() : upTo(2);
  }

  private static int twice(int i) {
    return 2 * i;
  }

  @Test
  void theEndMayBeOneOfTwoValues() {
    assertThat(operands(3).stream()).containsExactly(1000, 1002, 1006);
    assertThat(operands(0).stream()).containsExactly(0, 1);
  }

  // Exceptions.

  @Async
  private static Generator<Integer> failing(Exception failure) throws Exception {
    Generator.yield(1);
    throw failure;
  }

  @Test
  void whatTheBodyThrowsReachesTheConsumerAsItIs() throws Exception {
    IOException failure = new IOException("broken");
    Generator<Integer> generator = failing(failure);
    generator.next();

    assertThatThrownBy(generator::next).isSameAs(failure);
    assertThat(generator.hasNext()).isFalse();
  }

  @Test
  void whatTheBodyThrowsReachesHasNextAsItIs() throws Exception {
    IOException failure = new IOException("broken");
    Generator<Integer> generator = failing(failure);
    generator.next();

    assertThatThrownBy(generator::hasNext).isSameAs(failure);
  }

  @Test
  void pep479TheBodysNoSuchElementExceptionIsNotTheEnd() throws Exception {
    NoSuchElementException failure = new NoSuchElementException("not the end");
    Generator<Integer> generator = failing(failure);
    generator.next();

    assertThatIllegalStateException().isThrownBy(generator::next).withCause(failure);
  }

  // throw.

  @Async
  private Generator<String> catching() {
    String next = "first";
    while (true) {
      try {
        Generator.yield(next);
        next = "next";
      } catch (IllegalArgumentException e) {
        next = "caught " + e.getMessage();
      }
    }
  }

  @Test
  void throwInThrowsAtTheYieldAndReturnsTheNextItem() {
    Generator<String> generator = catching();
    generator.next();

    assertThat(generator.throwIn(new IllegalArgumentException("x"))).isEqualTo("caught x");
    assertThat(generator.next()).isEqualTo("next");
  }

  @Test
  void throwInOnOneThatHasNotBegunEndsIt() {
    Generator<String> generator = logged("a");
    IOException failure = new IOException();

    assertThatThrownBy(() -> generator.throwIn(failure)).isSameAs(failure);

    assertThat(generator.hasNext()).isFalse();
    assertThat(log).isEmpty();
  }

  @Test
  void throwInOnOneThatHasEndedThrowsIt() {
    Generator<Integer> generator = upTo(0);
    generator.hasNext();
    IOException failure = new IOException();

    assertThatThrownBy(() -> generator.throwIn(failure)).isSameAs(failure);
  }

  @Test
  void throwInThatIsNotCaughtEndsTheGenerator() {
    Generator<String> generator = logged("a", "b");
    generator.next();
    IOException failure = new IOException();

    assertThatThrownBy(() -> generator.throwIn(failure)).isSameAs(failure);

    assertThat(log).containsExactly("begin", "finally");
    assertThat(generator.hasNext()).isFalse();
  }

  @Async
  private static Generator<Integer> endingOnFailure() {
    try {
      Generator.yield(1);
    } catch (IllegalArgumentException e) {
      return Generator.end();
    }
    Generator.yield(2);
    return Generator.end();
  }

  @Test
  void throwInOnABodyThatThenEndsHasNoItem() {
    Generator<Integer> generator = endingOnFailure();
    generator.next();

    assertThatThrownBy(() -> generator.throwIn(new IllegalArgumentException()))
        .isInstanceOf(NoSuchElementException.class);
  }

  // close.

  @Test
  void closeRunsTheFinallyBlocks() {
    try (Generator<String> generator = logged("a", "b")) {
      generator.next();
    }

    assertThat(log).containsExactly("begin", "finally");
  }

  @Test
  void closeOfOneThatHasNotBegunRunsNothing() {
    Generator<String> generator = logged("a");

    generator.close();

    assertThat(generator.hasNext()).isFalse();
    assertThat(log).isEmpty();
  }

  @Test
  void closeIsIdempotent() {
    Generator<String> generator = logged("a");
    generator.next();

    generator.close();
    generator.close();

    assertThat(log).containsExactly("begin", "finally");
  }

  @Test
  void closeOfOneThatHasEndedDoesNothing() {
    Generator<Integer> generator = upTo(0);
    generator.hasNext();

    generator.close();

    assertThat(generator.hasNext()).isFalse();
  }

  @Test
  void anItemThatWasFetchedIsGoneAfterClose() {
    Generator<Integer> generator = upTo(3);
    generator.hasNext();

    generator.close();

    assertThat(generator.hasNext()).isFalse();
  }

  @Async
  private static Generator<Integer> stubborn() {
    try {
      Generator.yield(1);
    } finally {
      Generator.yield(2);
    }
    return Generator.end();
  }

  @Test
  void aBodyThatYieldsWhileItIsClosedMakesCloseFail() {
    Generator<Integer> generator = stubborn();
    generator.next();

    assertThatIllegalStateException()
        .isThrownBy(generator::close)
        .withMessageContaining("yielded while it was being closed");
  }

  @Async
  private Generator<Integer> tidy() {
    try {
      Generator.yield(1);
    } catch (GeneratorExit e) {
      log.add("exit");
    }
    return Generator.end();
  }

  @Test
  void aBodyMayCatchTheExitAndReturn() {
    Generator<Integer> generator = tidy();
    generator.next();

    generator.close();

    assertThat(log).containsExactly("exit");
  }

  @Async
  private Generator<Integer> careless() {
    try {
      Generator.yield(1);
    } catch (Exception e) {
      log.add("caught");
    }
    Generator.yield(2);
    return Generator.end();
  }

  @Test
  void catchOfExceptionDoesNotSeeTheExit() {
    Generator<Integer> generator = careless();
    generator.next();

    generator.close();

    assertThat(log).isEmpty();
  }

  @Async
  private static Generator<Integer> failingToClose() {
    try {
      Generator.yield(1);
    } finally {
      fail();
    }
    return Generator.end();
  }

  private static void fail() {
    throw new UnsupportedOperationException("in finally");
  }

  @Test
  void whatTheBodyThrowsWhileItIsClosedReachesTheCloser() {
    Generator<Integer> generator = failingToClose();
    generator.next();

    assertThatThrownBy(generator::close).isInstanceOf(UnsupportedOperationException.class);
    generator.close();
  }

  // Re-entrance.

  private Generator<Integer> self = upTo(0);

  @Async
  private Generator<Integer> reentrant(Runnable action) {
    Generator.yield(1);
    action.run();
    Generator.yield(2);
    return Generator.end();
  }

  @Test
  void aBodyThatAsksItselfForAnItemIsAnError() {
    self = reentrant(() -> self.next());
    self.next();

    assertThatIllegalStateException().isThrownBy(self::next).withMessageContaining("running");
  }

  @Test
  void aBodyThatClosesItselfIsAnError() {
    self = reentrant(() -> self.close());
    self.next();

    assertThatIllegalStateException().isThrownBy(self::next).withMessageContaining("running");
  }

  @Test
  void aBodyMayCatchTheErrorOfItsReentrance() {
    self =
        reentrant(
            () ->
                assertThatIllegalStateException()
                    .isThrownBy(() -> self.throwIn(new IOException())));
    self.next();

    assertThat(self.next()).isEqualTo(2);
  }
}
