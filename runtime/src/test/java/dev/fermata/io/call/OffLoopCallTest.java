package dev.fermata.io.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fermata.CancelScope;
import dev.fermata.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class OffLoopCallTest {
  private final Steps steps = new Steps();
  private final List<String> trace = new ArrayList<>();

  /** A call that notes what becomes of it. */
  private final class Traced extends OffLoopCall<String> {
    private final Callable<String> body;

    Traced(Callable<String> body) {
      this.body = body;
    }

    @Override
    protected String call() throws Exception {
      trace.add("called");
      return body.call();
    }

    @Override
    protected void ended(boolean delivered) {
      trace.add(delivered ? "delivered" : "not delivered");
    }

    @Override
    protected Callable<?> discarding(String value) {
      return () -> trace.add("discarded " + value);
    }
  }

  private Task<String> begin(Callable<String> body) {
    return steps.in(() -> new Traced(body).begin());
  }

  @Test
  void endsWithWhatTheThreadReturns() {
    Task<String> task = begin(() -> "value");
    assertThat(trace).isEmpty();
    steps.finish(task);
    assertThat(task.resultNow()).isEqualTo("value");
    assertThat(trace).containsExactly("called", "delivered");
  }

  @Test
  void failsWithWhatTheThreadThrows() {
    IOException failure = new IOException("no");
    Task<String> task =
        begin(
            () -> {
              throw failure;
            });
    steps.finish(task);
    assertThat(task.exceptionNow()).isSameAs(failure);
    assertThat(trace).containsExactly("called", "not delivered");
  }

  @Test
  void isNeverMadeIfItIsCancelledBefore() {
    Task<String> task = begin(() -> "value");
    steps.run(task::cancel);
    steps.turn();
    assertThat(task.isCancelled()).isTrue();
    steps.call();
    steps.turn();
    assertThat(trace).isEmpty();
  }

  @Test
  void isWaitedForIfItIsCancelledMeanwhile() {
    Task<?>[] task = new Task<?>[1];
    task[0] =
        begin(
            () -> {
              steps.run(() -> task[0].cancel("stop"));
              steps.turn();
              assertThat(task[0].isDone()).isFalse();
              return "value";
            });
    steps.finish(task[0]);
    assertThat(task[0].isCancelled()).isTrue();
    assertThatThrownBy(task[0]::join).isInstanceOf(CancellationException.class).hasMessage("stop");
    assertThat(trace).containsExactly("called", "not delivered", "discarded value");
  }

  @Test
  void findsThatItIsCancelled() {
    OffLoopCall<?>[] call = new OffLoopCall<?>[1];
    Task<?>[] task = new Task<?>[1];
    OffLoopCall<String> looks =
        new Traced(
            () -> {
              call[0].checkCancelled();
              steps.run(task[0]::cancel);
              call[0].checkCancelled();
              return "not stopped";
            });
    call[0] = looks;
    task[0] = steps.in(looks::begin);
    steps.finish(task[0]);
    assertThat(task[0].isCancelled()).isTrue();
    assertThat(trace).containsExactly("called", "not delivered");
  }

  @Test
  void tellsOfAFailureThatCameAfterTheCancellation() {
    IOException failure = new IOException("no");
    Task<?>[] task = new Task<?>[1];
    task[0] =
        begin(
            () -> {
              steps.run(task[0]::cancel);
              throw failure;
            });
    steps.finish(task[0]);
    assertThat(catchThrowable(task[0]::join))
        .isInstanceOf(CancellationException.class)
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(failure));
  }

  @Test
  void givesTheValueBackIfItIsCancelledBeforeThatIsDelivered() {
    Task<String> task = begin(() -> "value");
    steps.call();
    steps.run(task::cancel);
    steps.turn();
    steps.turn();
    assertThat(trace).containsExactly("called", "not delivered");
    assertThat(task.isDone()).as("ended before the value is given back").isFalse();
    steps.call();
    assertThat(trace).endsWith("discarded value");
    steps.finish(task);
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void givesTheValueBackThoughItIsCancelledOnceMore() {
    Task<String> task = begin(() -> "value");
    steps.call();
    steps.run(task::cancel);
    steps.turn();
    steps.turn();
    steps.run(task::cancel);
    steps.turn();
    assertThat(task.isDone()).isFalse();
    steps.finish(task);
    assertThat(trace).endsWith("discarded value");
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void isMadeThoughItIsCancelledIfItIsEssential() {
    Task<String> task =
        steps.in(
            () ->
                OffLoopCall.essential(
                        () -> {
                          trace.add("closed");
                          return "";
                        })
                    .begin());
    steps.run(task::cancel);
    steps.turn();
    assertThat(task.isDone()).isFalse();
    steps.finish(task);
    assertThat(trace).containsExactly("closed");
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void isWaitedForInAScopeThatIsCancelledForGood() {
    CancelScope scope = new CancelScope();
    Task<?> task =
        steps.in(() -> scope.run(() -> OffLoopCall.essential(() -> trace.add("closed")).begin()));
    steps.run(scope::cancel);
    steps.turn();
    assertThat(task.isDone()).isFalse();
    steps.finish(task);
    assertThat(trace).containsExactly("closed");
    assertThat(scope.cancelledCaught()).isTrue();
  }

  @Test
  void failsWithoutAnEventLoop() {
    assertThat(OffLoopCall.of(() -> "value").begin().exceptionNow())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("event loop");
  }
}
