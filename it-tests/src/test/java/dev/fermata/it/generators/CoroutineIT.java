package dev.fermata.it.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Coroutine;
import dev.fermata.Coroutine.State;
import dev.fermata.GeneratorExit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** PEP 342. */
class CoroutineIT {
  private final List<Object> log = new ArrayList<>();

  @Async
  private Coroutine<Integer, String, Long> lengths(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      String received = Coroutine.yield(i);
      log.add(String.valueOf(received));
      sum += received == null ? 0 : received.length();
    }
    return Coroutine.end(sum);
  }

  @Test
  void theYieldReturnsWhatIsSent() {
    Coroutine<Integer, String, Long> coroutine = lengths(3);

    assertThat(coroutine.next()).isZero();
    assertThat(coroutine.send("a")).isEqualTo(1);
    assertThat(coroutine.send("bc")).isEqualTo(2);

    assertThat(log).containsExactly("a", "bc");
  }

  @Test
  void afterNextTheYieldReturnsNull() {
    Coroutine<Integer, String, Long> coroutine = lengths(2);
    coroutine.next();

    coroutine.next();

    assertThat(log).containsExactly("null");
  }

  @Test
  void theFirstSendMustBeNull() {
    Coroutine<Integer, String, Long> coroutine = lengths(1);

    assertThatIllegalStateException()
        .isThrownBy(() -> coroutine.send("early"))
        .withMessageContaining("not started");
    assertThat(coroutine.state()).isEqualTo(State.CREATED);
    assertThat(coroutine.send(null)).isZero();
  }

  @Test
  void theEndIsThrownAndTheResultIsKept() {
    Coroutine<Integer, String, Long> coroutine = lengths(1);
    coroutine.next();

    assertThatThrownBy(() -> coroutine.send("four")).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(coroutine::next).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> coroutine.send("late")).isInstanceOf(NoSuchElementException.class);

    assertThat(coroutine.result()).isEqualTo(4);
  }

  @Test
  void thereIsNoResultBeforeTheEnd() {
    Coroutine<Integer, String, Long> coroutine = lengths(1);
    coroutine.next();

    assertThatIllegalStateException()
        .isThrownBy(coroutine::result)
        .withMessageContaining("has not ended");
  }

  @Test
  void thereIsNoResultOfOneThatWasClosed() {
    Coroutine<Integer, String, Long> coroutine = lengths(1);
    coroutine.next();
    coroutine.close();

    assertThatIllegalStateException().isThrownBy(coroutine::result).withMessageContaining("closed");
  }

  @Async
  private static Coroutine<Integer, String, String> returningOnExit() {
    try {
      Coroutine.yield(1);
    } catch (GeneratorExit e) {
      return Coroutine.end("tidied up");
    }
    return Coroutine.end("went on");
  }

  @Test
  void oneThatReturnsWhenItIsClosedHasAResult() {
    Coroutine<Integer, String, String> coroutine = returningOnExit();
    coroutine.next();

    coroutine.close();

    assertThat(coroutine.result()).isEqualTo("tidied up");
  }

  @Async
  private static Coroutine<Integer, Void, Void> withoutResult() {
    Coroutine.yield(1);
    return Coroutine.end();
  }

  @Test
  void aResultMayBeNull() {
    Coroutine<Integer, Void, Void> coroutine = withoutResult();
    coroutine.next();
    assertThatThrownBy(coroutine::next).isInstanceOf(NoSuchElementException.class);

    assertThat(coroutine.result()).isNull();
  }

  @Async
  private Coroutine<State, Coroutine<?, ?, ?>, Void> stateful() {
    Coroutine<?, ?, ?> itself = Coroutine.yield(State.SUSPENDED);
    log.add(itself.state());
    return Coroutine.end();
  }

  @Test
  void theStateIsCreatedRunningSuspendedThenClosed() {
    Coroutine<State, Coroutine<?, ?, ?>, Void> coroutine = stateful();
    log.add(coroutine.state());
    coroutine.next();
    log.add(coroutine.state());
    assertThatThrownBy(() -> coroutine.send(coroutine)).isInstanceOf(NoSuchElementException.class);
    log.add(coroutine.state());

    assertThat(log).containsExactly(State.CREATED, State.SUSPENDED, State.RUNNING, State.CLOSED);
  }

  @Async
  private static Coroutine<Object, Object, String> echo() {
    Object value = null;
    while (!"stop".equals(value)) {
      try {
        value = Coroutine.yield(value);
      } catch (IllegalArgumentException e) {
        value = e;
      }
    }
    return Coroutine.end("stopped");
  }

  @Test
  void throwInThrowsAtTheYield() {
    Coroutine<Object, Object, String> coroutine = echo();
    coroutine.next();
    IllegalArgumentException failure = new IllegalArgumentException();

    assertThat(coroutine.send(7)).isEqualTo(7);
    assertThat(coroutine.throwIn(failure)).isSameAs(failure);
    assertThat(coroutine.send("go on")).isEqualTo("go on");
  }

  @Test
  void throwInThatIsNotCaughtClosesIt() {
    Coroutine<Object, Object, String> coroutine = echo();
    coroutine.next();
    IOException failure = new IOException();

    assertThatThrownBy(() -> coroutine.throwIn(failure)).isSameAs(failure);
    assertThat(coroutine.state()).isEqualTo(State.CLOSED);
  }

  @Async
  private static Coroutine<Integer, Integer, Integer> nested(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Coroutine.<Integer>yield(i) * Coroutine.<Integer>yield(10 + i);
    }
    return Coroutine.end(sum);
  }

  @Test
  void aYieldMayStandInTheMidstOfAnExpression() {
    Coroutine<Integer, Integer, Integer> coroutine = nested(2);
    assertThat(coroutine.next()).isZero();
    assertThat(coroutine.send(2)).isEqualTo(10);
    assertThat(coroutine.send(3)).isEqualTo(1);
    assertThat(coroutine.send(4)).isEqualTo(11);
    assertThatThrownBy(() -> coroutine.send(5)).isInstanceOf(NoSuchElementException.class);

    assertThat(coroutine.result()).isEqualTo(2 * 3 + 4 * 5);
  }
}
