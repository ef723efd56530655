package dev.fermata.it.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.Generator;
import dev.fermata.GeneratorExit;
import dev.fermata.Indexed;
import dev.fermata.Warning;
import dev.fermata.it.generators.Numbers.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Generator expressions (PEP 289) as operators. */
@Allow(Warning.DROPPED_GENERATOR) // where an operator refuses its argument
class GeneratorOperatorsTest {
  private final Numbers numbers = new Numbers(false);

  private Generator<Integer> upTo(int end) {
    return numbers.plainUpTo(end, "items");
  }

  @Test
  void mapYieldsWhatItsFunctionReturns() {
    assertThat(upTo(3).map(i -> "n" + i).toList()).containsExactly("n0", "n1", "n2");
    assertThat(upTo(1).map(i -> null).toList()).containsExactly((Object) null);
  }

  @Test
  void filterYieldsWhatItsTestAccepts() {
    assertThat(upTo(6).filter(i -> i % 2 == 1).toList()).containsExactly(1, 3, 5);
  }

  @Test
  void takeYieldsTheFirstItemsAndAsksForNoMore() {
    assertThat(failingAfter(2).take(2).toList()).containsExactly(0, 1);
    assertThat(upTo(2).take(5).toList()).containsExactly(0, 1);
  }

  @Async
  private static Generator<Integer> failingAfter(int end) {
    for (int i = 0; i < end; i++) {
      Generator.yield(i);
    }
    throw new Failure("items");
  }

  @Test
  void takeWhileEndsAtTheFirstItemThatIsNotAccepted() {
    assertThat(upTo(9).takeWhile(i -> i != 2).toList()).containsExactly(0, 1);
  }

  @Test
  void skipLeavesOutTheFirstItems() {
    assertThat(upTo(5).skip(3).toList()).containsExactly(3, 4);
  }

  @Test
  void skipOfLessThanNothingIsRefused() {
    assertThatThrownBy(() -> upTo(5).skip(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot skip -1 items");
  }

  @Test
  void flatMapYieldsTheItemsOfEachIterable() {
    assertThat(upTo(3).flatMap(this::upTo).toList()).containsExactly(0, 0, 1);
    assertThat(upTo(2).flatMap(i -> List.of(i, i)).toList()).containsExactly(0, 0, 1, 1);
  }

  @Test
  void zipEndsWithTheShorterAndClosesBoth() {
    assertThat(upTo(2).zip(numbers.plainUpTo(5, "other"), Integer::sum).toList())
        .containsExactly(0, 2);
    assertThat(numbers.log).containsExactly("items closed", "other closed");
  }

  @Test
  void zipTakesAnyIterable() {
    assertThat(upTo(5).zip(List.of("a", "b"), (i, s) -> s + i).toList())
        .containsExactly("a0", "b1");
  }

  @Test
  void enumerateCountsFromZero() {
    assertThat(upTo(5).skip(3).enumerate().toList())
        .containsExactly(new Indexed<>(0, 3), new Indexed<>(1, 4));
  }

  @Test
  void chunkedYieldsListsOfWhichTheLastMayBeShorter() {
    assertThat(upTo(5).chunked(2).toList())
        .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
  }

  @Test
  void reduceFoldsFromTheLeft() {
    assertThat(upTo(4).reduce("", (all, i) -> all + i)).isEqualTo("0123");
  }

  @Test
  void operatorsAreIteratorsLikeAnyGenerator() {
    List<Integer> seen = new ArrayList<>();
    for (int i : upTo(10).filter(i -> i % 2 == 0).take(2)) {
      seen.add(i);
    }
    assertThat(seen).containsExactly(0, 2);
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Test
  void operatorsAreLazyAndAskForOneItemAtATime() {
    List<Integer> asked = new ArrayList<>();
    Generator<Integer> mapped =
        upTo(5)
            .map(
                i -> {
                  asked.add(i);
                  return i;
                });
    assertThat(asked).isEmpty();
    mapped.next();
    assertThat(asked).containsExactly(0);
    assertThat(mapped.hasNext()).isTrue();
    assertThat(asked).containsExactly(0, 1);
    mapped.close();
  }

  @Test
  void whatTheSourceHasFetchedIsNotLost() {
    Generator<Integer> source = upTo(3);
    assertThat(source.hasNext()).isTrue();
    assertThat(source.map(i -> i).toList()).containsExactly(0, 1, 2);
  }

  @Test
  void toCloseAnOperatorClosesItsSource() {
    Generator<Integer> mapped = upTo(5).map(i -> i).filter(i -> true);
    mapped.next();
    mapped.close();
    mapped.close();
    assertThat(numbers.log).containsExactly("items closed");
    assertThat(mapped.hasNext()).isFalse();
  }

  @Test
  void toCloseAnOperatorThatHasNotBegunClosesItsSource() {
    Generator<Integer> source = upTo(5);
    source.next();
    source.map(i -> i).close();
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Test
  void toCloseAFlatMapClosesTheInnerGeneratorFirst() {
    Generator<Integer> items = upTo(5).flatMap(i -> numbers.plainUpTo(3, "inner"));
    items.next();
    items.close();
    assertThat(numbers.log).containsExactly("inner closed", "items closed");
  }

  @Test
  void aFailingFunctionClosesTheSource() {
    assertThatThrownBy(() -> upTo(3).map(i -> 1 / i).toList())
        .isInstanceOf(ArithmeticException.class);
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Test
  void aFailingActionClosesTheGenerator() {
    assertThatThrownBy(() -> upTo(3).forEach(i -> fail())).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> upTo(3).reduce(1, (all, i) -> all / i))
        .isInstanceOf(ArithmeticException.class);
    assertThat(numbers.log).containsExactly("items closed", "items closed");
  }

  private static void fail() {
    throw new Failure("action");
  }

  @Test
  void whatIsThrownInAtTheYieldOfAnOperatorClosesItsSource() {
    Generator<Integer> mapped = upTo(3).map(i -> i);
    mapped.next();
    assertThatThrownBy(() -> mapped.throwIn(new GeneratorExit())).isInstanceOf(GeneratorExit.class);
    assertThat(numbers.log).containsExactly("items closed");
  }

  @Test
  void aFailureToCloseIsThatOfTheOperator() {
    Generator<Integer> mapped = failingToClose().map(i -> i);
    mapped.next();
    assertThatThrownBy(mapped::close).isInstanceOf(Failure.class).hasMessage("close");
    assertThatThrownBy(() -> failingToClose().map(i -> 1 / i).toList())
        .isInstanceOf(ArithmeticException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(Failure.class));
  }

  @Async
  private static Generator<Integer> failingToClose() {
    try {
      Generator.yield(0);
      Generator.yield(1);
    } finally {
      failClose();
    }
    return Generator.end();
  }

  private static void failClose() {
    throw new Failure("close");
  }

  @Test
  void aFunctionThatThrowsNoSuchElementDoesNotLookLikeTheEnd() {
    Generator<Object> mapped =
        upTo(3)
            .map(
                i -> {
                  throw new NoSuchElementException();
                });
    assertThatThrownBy(mapped::next)
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(NoSuchElementException.class);
  }
}
