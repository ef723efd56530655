package dev.fermata.it.generators;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Async generators that delegate to others. */
@ParameterizedClass(name = "items that have to be waited for: {0}")
@ValueSource(booleans = {false, true})
class AsyncDelegationTest {
  private final Numbers numbers;
  private final List<Throwable> reported = new ArrayList<>();
  private AsyncGenerator<Integer> open;

  AsyncDelegationTest(boolean waits) {
    numbers = new Numbers(waits);
  }

  @Test
  void aGeneratorThatHasEndedYieldsNothingMore() {
    assertThat(run(this::afterItsEnd)).containsExactly(7);
    assertThat(run(() -> thenSeven(AsyncGenerator.end()).toList())).containsExactly(7);
  }

  @Async
  private Task<List<Integer>> afterItsEnd() {
    AsyncGenerator<Integer> items = numbers.upTo(2).map(i -> i);
    await(items.toList());
    return thenSeven(items).toList();
  }

  @Async
  private static AsyncGenerator<Integer> thenSeven(AsyncGenerator<Integer> items) {
    AsyncGenerator.yieldFrom(items);
    AsyncGenerator.yield(7);
    return AsyncGenerator.end();
  }

  @Test
  void theEndOfRunClosesTheOutermostAndSoAllThatItDelegatesTo() {
    run(this::leaveOpen);
    assertThat(numbers.log).containsExactly("items closed");
    assertThat(reported).isEmpty();
  }

  @Async
  private Task<Void> leaveOpen() {
    EventLoop.current().setExceptionHandler((loop, context) -> reported.add(context.exception()));
    open = thenSeven(numbers.upTo(3));
    await(open.next());
    return Task.done();
  }
}
