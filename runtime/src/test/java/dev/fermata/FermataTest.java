package dev.fermata;

import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitSleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FermataTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final List<Object> trace = new ArrayList<>();

  @Test
  void awaitThatNothingTransformedNamesThePlaceAndTheWaysOut() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Fermata.await(new CompletableFuture<>()))
        .withMessageContaining("dev.fermata.FermataTest.")
        .withMessageContaining("(FermataTest.java:")
        .withMessageContaining("<artifactId>fermata-maven-plugin</artifactId>")
        .withMessageContaining("-javaagent:fermata-agent");
    assertThatIllegalStateException()
        .isThrownBy(() -> Fermata.await(Task.done(), IOException.class));
  }

  @Test
  void runReturnsTheValueOrThrowsTheFailure() {
    String value = Fermata.run(FermataTest::program);
    assertThat(value).isEqualTo("ran");
    assertThat(Fermata.run(() -> CompletableFuture.completedFuture(1))).isEqualTo(1);
    IOException failure = new IOException("x");
    assertThatThrownBy(() -> Fermata.run(() -> Task.failed(failure))).isSameAs(failure);
    assertThatThrownBy(
            () ->
                Fermata.run(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(EventLoop.currentOrNull()).isNull();
  }

  private static Task<String> program() {
    return Script.call(r -> awaitSleep(Duration.ofMillis(1), r2 -> "ran"));
  }

  // An overload such as this one must not keep run(FermataTest::program) from compiling.
  @SuppressWarnings("unused")
  private static void program(String[] args) {}

  @Test
  void runCancelsAndAwaitsWhatIsLeft() {
    Fermata.run(
        () -> {
          Fermata.createTask(() -> Script.call(r -> awaitSleep(LONG, this::cleanUp)));
          Fermata.createTask(() -> Script.call(r -> awaitSleep(LONG, this::cleanUp)));
          return Fermata.sleep(Duration.ZERO);
        });
    assertThat(trace).containsExactly("cancelled", "cancelled", "clean", "clean");
  }

  @Test
  void anInterruptOfRunCancelsTheProgram() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> Fermata.run(() -> Script.call(r -> awaitSleep(LONG, this::cleanUp))));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(trace).containsExactly("cancelled", "clean");
  }

  private Object cleanUp(Script.Received received) throws Throwable {
    try {
      return received.get();
    } catch (CancellationException e) {
      trace.add("cancelled");
      return Script.yield(
          r -> {
            trace.add("clean");
            throw e;
          });
    }
  }

  @Test
  void createTaskNeedsALoop() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Fermata.createTask(Task::done))
        .withMessageContaining("Fermata.run");
  }

  @Test
  void gatherReturnsTheValuesInOrder() {
    List<Integer> values =
        Fermata.run(
            () ->
                Fermata.gather(
                    Script.<Integer>call(r -> awaitSleep(Duration.ofMillis(3), r2 -> 1)),
                    Task.of(2),
                    CompletableFuture.completedStage(3),
                    Script.<Integer>call(r -> awaitSleep(Duration.ofMillis(1), r2 -> 4)),
                    Task.<Integer>of(null)));
    assertThat(values).containsExactly(1, 2, 3, 4, null);
  }

  @Test
  void gatherOfCallsBeginsThemInOrderInTheNextTurn() {
    Fermata.run(() -> Fermata.gather(() -> phases("A"), () -> phases("B"), () -> phases("C")));
    assertThat(trace).containsExactly("As", "Bs", "Cs", "Ae", "Be", "Ce");
  }

  private Task<Object> phases(String name) {
    return Script.call(
        r -> {
          trace.add(name + "s");
          return Script.yield(r2 -> trace.add(name + "e"));
        });
  }

  @Test
  void gatherOfNothingAndOfWhatIsCompleteIsComplete() {
    assertThat(Fermata.gather(List.<Task<Integer>>of()).join()).isEmpty();
    Task<Integer> one = Task.of(1);
    assertThat(Fermata.gather(one, one).join()).containsExactly(1, 1);
  }

  @Test
  void gatherFailsAtOnceAndTheOthersGoOn() {
    IOException failure = new IOException("x");
    Promise<Integer> other = new Promise<>();
    Promise<Integer> failing = new Promise<>();
    Task<List<Integer>> gathered = Fermata.gather(other, failing);
    failing.completeExceptionally(failure);
    assertThat(gathered.exceptionNow()).isSameAs(failure);
    assertThat(other.isDone()).isFalse();
  }

  @Test
  void toCancelAGatherCancelsAllOfIt() {
    Promise<Integer> first = new Promise<>();
    CompletableFuture<Integer> second = new CompletableFuture<>();
    List<CompletionStage<Integer>> stages = List.of(first, second, Task.of(1));
    Task<List<Integer>> gathered = Fermata.gather(stages);
    assertThat(gathered.cancel()).isTrue();
    assertThat(first.isCancelled()).isTrue();
    assertThat(second.isCancelled()).isTrue();
    assertThat(gathered.isCancelled()).isTrue();
    assertThat(gathered.cancel()).isFalse();
  }

  @Test
  void aGatherWhoseChildrenRefuseToBeCancelledIsCancelled() {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                Fermata.run(
                    () -> {
                      Task<Integer> refusing =
                          Fermata.createTask(
                              () ->
                                  Script.call(
                                      r -> awaitSleep(LONG, r2 -> "value although cancelled")));
                      Task<List<Integer>> gathered = Fermata.gather(refusing);
                      EventLoop.current().callSoon(gathered::cancel);
                      return Script.call(r -> await(gathered, Script.Received::get));
                    }));
  }
}
