package dev.fermata.it.tasks;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.shield;
import static dev.fermata.Fermata.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Traces that CPython 3.13 prints, of section 21 of asyncio's semantics: the same programs do the
 * same things in the same order.
 */
@Timeout(60)
class GoldenTracesTest {
  private final List<String> trace = new ArrayList<>();

  private String trace() {
    return String.join(" ", trace);
  }

  // Ticks: how many turns each kind of await takes.

  @Test
  void ticks() {
    run(this::countTicks);
    assertThat(trace())
        .isEqualTo(
            "before t0 child t1 after fut t2 t3 futdone samefut child direct t4 slept0 t5 t6 t7");
  }

  @Async
  private Task<Void> countTicks() {
    Task<Void> ticker = createTask(this::ticker);
    trace.add("before");
    await(createTask(this::child));
    trace.add("after");
    Promise<Void> future = new Promise<>();
    EventLoop.current().callSoon(() -> future.complete(null));
    trace.add("fut");
    await(future);
    trace.add("futdone");
    await(future);
    trace.add("samefut");
    await(child());
    trace.add("direct");
    await(sleep(Duration.ZERO));
    trace.add("slept0");
    await(ticker);
    return Task.done();
  }

  @Async
  private Task<Void> ticker() {
    for (int i = 0; i < 8; i++) {
      trace.add("t" + i);
      await(sleep(Duration.ZERO));
    }
    return Task.done();
  }

  @Async
  @Allow(Warning.NO_AWAIT)
  private Task<Void> child() {
    trace.add("child");
    return Task.done();
  }

  @Test
  void gatherOfThree() {
    run(() -> gather(() -> part("A"), () -> part("B"), () -> part("C")));
    assertThat(trace()).isEqualTo("As Bs Cs Ae Be Ce");
  }

  @Async
  private Task<Void> part(String name) {
    trace.add(name + "s");
    await(checkpoint());
    trace.add(name + "e");
    return Task.done();
  }

  @Test
  void shieldedTaskGoesOn() {
    run(this::cancelShield);
    assertThat(trace()).isEqualTo("i1 oCE mCE i2 3");
  }

  @Async
  private Task<Void> cancelShield() {
    Task<Integer> inner = createTask(this::inner);
    Task<Integer> outer = createTask(() -> outer(inner));
    await(checkpoint());
    await(checkpoint());
    outer.cancel();
    try {
      await(outer);
    } catch (CancellationException e) {
      trace.add("mCE");
    }
    trace.add(Integer.toString(await(inner)));
    return Task.done();
  }

  @Async
  private Task<Integer> inner() {
    trace.add("i1");
    for (int i = 0; i < 6; i++) {
      await(checkpoint());
    }
    trace.add("i2");
    return Task.of(3);
  }

  @Async
  private Task<Integer> outer(Task<Integer> inner) {
    try {
      return Task.of(await(shield(inner)));
    } catch (CancellationException e) {
      trace.add("oCE");
      throw e;
    }
  }

  @Test
  void cancelTravelsThroughTheChain() {
    run(this::cancelChain);
    assertThat(trace()).isEqualTo("innerfin innerfin2 outerCE(inner cancelled=true) mainCE");
  }

  @Async
  private Task<Void> cancelChain() {
    Task<Void> inner = createTask(this::innerWithFinally);
    Task<Void> outer = createTask(() -> outerOf(inner));
    await(checkpoint());
    await(checkpoint());
    outer.cancel();
    try {
      await(outer);
    } catch (CancellationException e) {
      trace.add("mainCE");
    }
    return Task.done();
  }

  @Async
  private Task<Void> innerWithFinally() {
    try {
      await(sleep(Duration.ofHours(1)));
    } finally {
      trace.add("innerfin");
      await(checkpoint());
      trace.add("innerfin2");
    }
    return Task.done();
  }

  @Async
  private Task<Void> outerOf(Task<Void> inner) {
    try {
      await(inner);
    } catch (CancellationException e) {
      trace.add("outerCE(inner cancelled=" + inner.isCancelled() + ")");
      throw e;
    }
    return Task.done();
  }

  @Test
  void aSwallowedCancellation() {
    run(this::cancelTwice);
    assertThat(trace()).isEqualTo("sw0 2 sw1 r (false,3)");
  }

  @Async
  private Task<Void> cancelTwice() {
    List<Task<String>> self = new ArrayList<>();
    self.add(createTask(() -> swallowing(self)));
    await(checkpoint());
    self.get(0).cancel();
    self.get(0).cancel();
    await(checkpoint());
    await(checkpoint());
    self.get(0).cancel();
    trace.add(await(self.get(0)));
    trace.add("(" + self.get(0).isCancelled() + "," + self.get(0).cancelling() + ")");
    return Task.done();
  }

  @Async
  private Task<String> swallowing(List<Task<String>> self) {
    for (int i = 0; i < 2; i++) {
      try {
        await(sleep(Duration.ofHours(1)));
      } catch (CancellationException e) {
        trace.add("sw" + i);
        if (i == 0) {
          trace.add(Integer.toString(self.get(0).cancelling()));
        }
      }
    }
    return Task.of("r");
  }

  @Test
  void aTimerOfThePastComesAfterWhatIsReady() {
    run(this::callAtPast);
    assertThat(trace()).isEqualTo("soon past");
  }

  @Async
  private Task<Void> callAtPast() {
    EventLoop loop = EventLoop.current();
    loop.callAt(loop.time() - 1_000_000_000, () -> trace.add("past"));
    loop.callSoon(() -> trace.add("soon"));
    await(checkpoint());
    await(checkpoint());
    return Task.done();
  }
}
