package dev.fermata;

import static dev.fermata.Script.await;
import static dev.fermata.Script.awaitCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread-local that follows tasks. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class ContextCarrierTest {
  private static final class Carrier implements ContextCarrier<String> {
    private final ThreadLocal<@Nullable String> local;

    Carrier(ThreadLocal<@Nullable String> local) {
      this.local = local;
    }

    @Override
    public @Nullable String capture() {
      return local.get();
    }

    @Override
    public void restore(@Nullable String value) {
      if (value == null) {
        local.remove();
      } else {
        local.set(value);
      }
    }
  }

  private final ThreadLocal<@Nullable String> local = new ThreadLocal<>();
  private final Carrier carrier = new Carrier(local);
  private final EventLoop loop = new EventLoop();
  private final List<Object> trace = new ArrayList<>();

  @BeforeEach
  void register() {
    ContextCarrier.register(carrier);
  }

  @AfterEach
  void unregister() {
    ContextCarrier.unregister(carrier);
    loop.close();
  }

  private Object note(Script.Received received) {
    return trace.add(String.valueOf(local.get()));
  }

  private Task<Object> setAndNote(String value) {
    return Script.call(
        r -> {
          note(r);
          local.set(value);
          return Script.yield(
              r2 -> {
                note(r2);
                local.set(value + "!");
                return Script.yield(this::note);
              });
        });
  }

  private void run(Script.Step body) {
    loop.runUntilComplete(() -> Script.call(body));
  }

  @Test
  void aTaskBeginsWithWhatItsCreatorHasAndKeepsItsOwn() {
    local.set("outside");
    run(
        r -> {
          local.set("main");
          Task<Object> first = loop.createTask(() -> setAndNote("a"));
          Task<Object> second = loop.createTask(() -> setAndNote("b"));
          local.set("changed");
          return await(first, r2 -> await(second, this::note));
        });
    assertThat(trace).containsExactly("main", "main", "a", "b", "a!", "b!", "changed");
    assertThat(local.get()).isEqualTo("outside");
  }

  @Test
  void whatADirectlyAwaitedCallSetsIsVisibleToItsCaller() {
    local.set("main");
    run(r -> awaitCall(() -> setAndNote("a"), this::note));
    assertThat(trace).containsExactly("main", "a", "a!", "a!");
    assertThat(local.get()).isEqualTo("main");
  }

  @Test
  void whatADirectlyAwaitedCallSetsIsVisibleToItsCallerIfItNeverSuspends() {
    run(
        r ->
            awaitCall(
                () ->
                    Script.call(
                        s -> {
                          local.set("a");
                          return "end";
                        }),
                this::note));
    assertThat(trace).containsExactly("a");
    assertThat(local.get()).isNull();
  }

  @Test
  void aCallThatSuspendsAndIsNotAwaitedDirectlyLeavesItsCallersValues() {
    run(
        r -> {
          local.set("main");
          Task<Object> call = setAndNote("a");
          note(r);
          return await(call, this::note);
        });
    assertThat(trace).containsExactly("main", "main", "a", "a!", "main");
  }

  @Test
  void callbacksHaveTheValuesOfTheCodeThatAddsThem() {
    run(
        r -> {
          local.set("main");
          loop.callSoon(() -> trace.add("soon " + local.get()));
          loop.callLater(Duration.ZERO, () -> trace.add("later " + local.get()));
          local.set("changed");
          return Script.yield(r2 -> Script.yield(r3 -> Script.yield(this::note)));
        });
    assertThat(trace).contains("soon main", "later main").last().isEqualTo("changed");
  }

  @Test
  void offAnyLoopACallGoesOnWithItsValuesAndTheThreadGetsItsOwnBack() throws Exception {
    Promise<Integer> promise = new Promise<>();
    local.set("request");
    Task<Object> call = Script.call(r -> await(promise, this::note));
    local.remove();
    Thread thread =
        new Thread(
            () -> {
              local.set("thread");
              promise.complete(0);
              note(null);
            });
    thread.start();
    thread.join();
    assertThat(call.isDone()).isTrue();
    assertThat(trace).containsExactly("request", "thread");
  }

  @Test
  void aContextHasValuesOfItsOwn() {
    local.set("main");
    Context copy = Fermata.copyContext();
    local.set("changed");
    copy.run(
        () -> {
          note(null);
          local.set("copy");
        });
    note(null);
    copy.copy().run(() -> note(null));
    new Context().run(() -> note(null));
    assertThat(trace).containsExactly("main", "changed", "copy", "null");
    assertThat(local.get()).isEqualTo("changed");
  }

  @Test
  void severalCarriersCarryTheirOwn() {
    ThreadLocal<@Nullable String> another = new ThreadLocal<>();
    Carrier second = new Carrier(another);
    ContextCarrier.register(second);
    try {
      local.set("a");
      another.set("b");
      run(
          r -> {
            local.set("c");
            another.set("d");
            return Script.yield(r2 -> trace.add(local.get() + another.get()));
          });
      assertThat(trace).containsExactly("cd");
      assertThat(local.get() + another.get()).isEqualTo("ab");
    } finally {
      assertThat(ContextCarrier.unregister(second)).isTrue();
    }
    assertThat(ContextCarrier.unregister(second)).isFalse();
  }

  @Test
  void aCarrierThatFailsDoesNoHarm() {
    ContextCarrier<String> failing =
        new ContextCarrier<>() {
          @Override
          public String capture() {
            throw new IllegalStateException("a carrier that fails, on purpose");
          }

          @Override
          public void restore(@Nullable String values) {
            throw new IllegalStateException("a carrier that fails, on purpose");
          }
        };
    List<Throwable> reported = new ArrayList<>();
    try (LogCapture log = LogCapture.of(ContextCarrier.class, reported)) {
      ContextCarrier.register(failing);
      run(r -> Script.yield(r2 -> trace.add("went on")));
    } finally {
      ContextCarrier.unregister(failing);
    }
    assertThat(trace).containsExactly("went on");
    assertThat(reported)
        .isNotEmpty()
        .allSatisfy(t -> assertThat(t).hasMessage("a carrier that fails, on purpose"));
  }

  @Test
  void contextVariablesWorkBesideCarriers() {
    ContextVar<Integer> variable = new ContextVar<>("variable", 0);
    local.set("main");
    run(
        r ->
            awaitCall(
                () ->
                    Script.call(
                        s -> {
                          variable.set(1);
                          local.set("a");
                          return Script.yield(s2 -> variable.set(2));
                        }),
                r2 -> trace.add(variable.get() + String.valueOf(local.get()))));
    assertThat(trace).containsExactly("2a");
  }
}
