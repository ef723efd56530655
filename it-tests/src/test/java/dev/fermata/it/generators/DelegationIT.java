package dev.fermata.it.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Coroutine;
import dev.fermata.Coroutine.State;
import dev.fermata.Generator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PEP 380. */
class DelegationIT {
  private final List<String> log = new ArrayList<>();

  @Async
  private Coroutine<String, String, String> inner() {
    try {
      String first = Coroutine.yield("inner 1");
      log.add("inner got " + first);
      String second = Coroutine.yield("inner 2");
      log.add("inner got " + second);
    } catch (IllegalArgumentException e) {
      log.add("inner caught " + e.getMessage());
      Coroutine.yield("after catch");
    } finally {
      log.add("inner finally");
    }
    return Coroutine.end("result of inner");
  }

  @Async
  private Coroutine<String, String, String> outer(Coroutine<String, String, String> inner) {
    try {
      String result = Coroutine.yieldFrom(inner);
      log.add("outer got " + result);
      String received = Coroutine.yield("outer 1");
      log.add("outer got " + received);
    } finally {
      log.add("outer finally");
    }
    return Coroutine.end("result of outer");
  }

  @Test
  void itemsAndWhatIsSentPassThrough() {
    Coroutine<String, String, String> outer = outer(inner());

    assertThat(outer.next()).isEqualTo("inner 1");
    assertThat(outer.send("a")).isEqualTo("inner 2");
    assertThat(outer.send("b")).isEqualTo("outer 1");
    assertThatThrownBy(() -> outer.send("c")).isInstanceOf(NoSuchElementException.class);

    assertThat(outer.result()).isEqualTo("result of outer");
    assertThat(log)
        .containsExactly(
            "inner got a",
            "inner got b",
            "inner finally",
            "outer got result of inner",
            "outer got c",
            "outer finally");
  }

  @Test
  void whatIsThrownInPassesThrough() {
    Coroutine<String, String, String> outer = outer(inner());
    outer.next();

    assertThat(outer.throwIn(new IllegalArgumentException("x"))).isEqualTo("after catch");

    assertThat(log).containsExactly("inner caught x");
  }

  @Test
  void whatTheInnerOneThrowsIsThrownAtTheYieldFrom() {
    Coroutine<String, String, String> outer = outer(inner());
    outer.next();
    IOException failure = new IOException();

    assertThatThrownBy(() -> outer.throwIn(failure)).isSameAs(failure);

    assertThat(log).containsExactly("inner finally", "outer finally");
    assertThat(outer.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void closeClosesTheInnerOneFirst() {
    Coroutine<String, String, String> inner = inner();
    Coroutine<String, String, String> outer = outer(inner);
    outer.next();

    outer.close();

    assertThat(log).containsExactly("inner finally", "outer finally");
    assertThat(inner.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void theInnerOneMayHaveBegunBefore() {
    Coroutine<String, String, String> inner = inner();
    inner.next();

    assertThat(outer(inner).next()).isEqualTo("inner 2");
    assertThat(log).containsExactly("inner got null");
  }

  @Test
  void theResultOfOneThatHadEndedIsNull() {
    Coroutine<String, String, String> inner = inner();
    inner.close();

    assertThat(outer(inner).next()).isEqualTo("outer 1");
    assertThat(log).containsExactly("outer got null");
  }

  @Test
  void theInnerOneCanBeUsedPastItsDelegator() {
    Coroutine<String, String, String> inner = inner();
    Coroutine<String, String, String> outer = outer(inner);
    assertThat(outer.next()).isEqualTo("inner 1");

    assertThat(inner.send("direct")).isEqualTo("inner 2");
    assertThatThrownBy(inner::next).isInstanceOf(NoSuchElementException.class);

    assertThat(outer.next()).isEqualTo("outer 1");
  }

  @Async
  private static Generator<Integer> yieldingFrom(Generator<Integer> items) {
    Generator.yieldFrom(items);
    return Generator.end();
  }

  @Async
  private static Generator<Integer> upTo(int n) {
    for (int i = 0; i < n; i++) {
      Generator.yield(i);
    }
    return Generator.end();
  }

  @Test
  void twoMayDelegateToTheSame() {
    Generator<Integer> shared = upTo(5);
    Generator<Integer> one = yieldingFrom(shared);
    Generator<Integer> other = yieldingFrom(shared);

    assertThat(List.of(one.next(), other.next(), one.next(), other.next(), shared.next()))
        .containsExactly(0, 1, 2, 3, 4);
    assertThat(one.hasNext()).isFalse();
    assertThat(other.hasNext()).isFalse();
  }

  @Test
  void anItemThatWasFetchedComesFirst() {
    Generator<Integer> inner = upTo(2);
    inner.hasNext();

    assertThat(yieldingFrom(inner).stream()).containsExactly(0, 1);
  }

  private Generator<Integer> self = upTo(0);

  @Async
  private Generator<Integer> delegatingToItself() {
    Generator.yieldFrom(self);
    return Generator.end();
  }

  @Test
  void toDelegateToItselfIsAnError() {
    self = delegatingToItself();

    assertThatIllegalStateException().isThrownBy(self::next).withMessageContaining("itself");
  }

  @Async
  private static Coroutine<Object, Object, String> fromAll() {
    Coroutine.yieldFrom(List.of(1, 2));
    Coroutine.yieldFrom(Stream.of("a", "b"));
    Coroutine.yieldFrom(upTo(2));
    return Coroutine.end("all");
  }

  @Test
  void iterablesStreamsAndGeneratorsHaveItemsToo() {
    Coroutine<Object, Object, String> coroutine = fromAll();
    List<Object> items = new ArrayList<>();
    while (coroutine.state() != State.CLOSED) {
      try {
        items.add(coroutine.next());
      } catch (NoSuchElementException e) {
        items.add(coroutine.result());
      }
    }

    assertThat(items).containsExactly(1, 2, "a", "b", 0, 1, "all");
  }

  @Test
  void toSendToAnIteratorIsAnErrorAtTheYieldFrom() {
    Coroutine<Object, Object, String> coroutine = fromAll();
    coroutine.next();

    assertThatIllegalStateException()
        .isThrownBy(() -> coroutine.send("x"))
        .withMessageContaining("iterator");
    assertThat(coroutine.state()).isEqualTo(State.CLOSED);
  }

  @Async
  private Generator<Integer> fromIterator(Iterable<Integer> items) {
    try {
      Generator.yieldFrom(items);
    } catch (IllegalArgumentException e) {
      log.add("caught");
    }
    Generator.yield(-1);
    return Generator.end();
  }

  @Test
  void whatIsThrownAtAnIteratorIsThrownAtTheYieldFrom() {
    Iterator<Integer> items = List.of(1, 2, 3).iterator();
    Generator<Integer> generator = fromIterator(() -> items);
    generator.next();

    assertThat(generator.throwIn(new IllegalArgumentException())).isEqualTo(-1);

    assertThat(log).containsExactly("caught");
    assertThat(items.next()).isEqualTo(2);
  }

  @Async
  private static Generator<Integer> fromStream(Stream<Integer> items) {
    Generator.yieldFrom(items);
    return Generator.end();
  }

  @Test
  void aStreamIsClosedWhenItEndsOrTheGeneratorIsClosed() {
    Generator<Integer> ended = fromStream(Stream.of(1).onClose(() -> log.add("first")));
    ended.forEachRemaining(i -> {});
    Generator<Integer> closed = fromStream(Stream.of(1, 2).onClose(() -> log.add("second")));
    closed.next();
    closed.close();

    assertThat(log).containsExactly("first", "second");
  }

  @Async
  private Generator<Integer> stubborn() {
    try {
      Generator.yield(1);
    } finally {
      Generator.yield(2);
      log.add("later");
    }
    return Generator.end();
  }

  @Async
  private Generator<Integer> aroundStubborn(Generator<Integer> stubborn) {
    try {
      Generator.yieldFrom(stubborn);
    } catch (IllegalStateException e) {
      log.add("refused");
    }
    return Generator.end();
  }

  @Test
  void aDelegatorLearnsThatTheInnerOneIgnoresItsExit() {
    Generator<Integer> stubborn = stubborn();
    Generator<Integer> outer = aroundStubborn(stubborn);
    outer.next();

    outer.close();

    assertThat(log).containsExactly("refused");
    assertThatThrownBy(stubborn::next).isInstanceOf(dev.fermata.GeneratorExit.class);
    assertThat(log).containsExactly("refused", "later");
  }

  @Async
  private static Generator<Integer> countdown(int n) {
    if (n == 0) {
      return Generator.end();
    }
    Generator.yield(n);
    return countdown(n - 1);
  }

  @Test
  void aGeneratorThatIsReturnedHasTheRemainingItems() {
    assertThat(countdown(3).stream()).containsExactly(3, 2, 1);
  }

  @Test
  void aMillionMayDelegateToEachOther() {
    long sum = 0;
    for (int i : countdown(1_000_000)) {
      sum += i;
    }

    assertThat(sum).isEqualTo(500_000_500_000L);
  }

  @Async
  private static Generator<Integer> deep(int n) {
    if (n > 0) {
      Generator.yieldFrom(deep(n - 1));
    }
    Generator.yield(n);
    return Generator.end();
  }

  @Test
  void theDepthTakesNoStack() {
    assertThat(deep(100_000).stream().mapToLong(i -> i).sum()).isEqualTo(5_000_050_000L);
  }

  @Test
  void deepOnesCloseWithoutStack() {
    Generator<Integer> generator = deep(100_000);
    generator.next();

    generator.close();

    assertThat(generator.hasNext()).isFalse();
  }
}
