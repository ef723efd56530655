package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a suspended call and a finished task do not keep alive. */
class RetentionTest {
  private static final int TRIES = 100;
  private static final Program PROGRAM =
      Program.rewritten(
          Compile.withDebugInformation()
              .sources(
                  """
                  import static dev.fermata.Fermata.await;
                  import dev.fermata.*;
                  import java.util.concurrent.CompletionStage;
                  import java.util.function.Supplier;
                  class App {
                    @Async static Task<Integer> local(CompletionStage<?> s, Supplier<Object> make) {
                      Object dead = make.get();
                      int hash = dead.hashCode();
                      await(s);
                      return Task.of(hash == 0 ? 0 : 1);
                    }
                    @Async static Task<Integer> loop(CompletionStage<?> s, Supplier<Object> make) {
                      for (int i = 0; ; i++) {
                        Object dead = make.get();
                        if (dead.hashCode() == 0 && i > 5) return Task.of(1);
                        await(s);
                      }
                    }
                    @Async static Task<Integer> parameter(CompletionStage<?> s, Object dead) {
                      int hash = dead.hashCode();
                      await(s);
                      return Task.of(hash == 0 ? 0 : 1);
                    }
                    @Async Task<Integer> receiver(CompletionStage<?> s) {
                      await(s);
                      return Task.of(1);
                    }
                    @Async static Task<Integer> second(CompletionStage<?> first, CompletionStage<?> s, Supplier<Object> make) {
                      Object liveAtFirst = make.get();
                      await(first);
                      int hash = liveAtFirst.hashCode();
                      await(s);
                      return Task.of(hash == 0 ? 0 : 1);
                    }
                    @Async static Task<Integer> handler(CompletionStage<?> s, Supplier<Object> make) {
                      Object dead = make.get();
                      try {
                        await(dead.hashCode() == 0 ? s : null);
                      } catch (NullPointerException e) {
                        await(s);
                      }
                      return Task.of(1);
                    }
                    @Async static Task<Integer> live(CompletionStage<?> s, Supplier<Object> make) {
                      Object live = make.get();
                      await(s);
                      return Task.of(live.hashCode() == 0 ? 0 : 1);
                    }
                    @Async static Task<Integer> callsCallee(CompletionStage<?> s, Object dead) {
                      return Task.of(dead.hashCode() * 0 + await(parameter(s, dead)));
                    }
                    @Async static Task<Integer> fails(CompletionStage<?> s, Supplier<Object> make) {
                      Object live = make.get();
                      await(s);
                      if (live != null) throw new IllegalStateException();
                      return Task.of(1);
                    }
                  }
                  """));

  private final Promise<Object> pending = new Promise<>();
  private WeakReference<Object> made;
  private final Supplier<Object> make =
      () -> {
        Object object = new Object();
        made = new WeakReference<>(object);
        return object;
      };

  @Test
  void deadLocalIsNotHeld() {
    assertDropped(call("local", pending, make));
  }

  @Test
  void deadLocalOfALoopIsNotHeld() {
    assertDropped(call("loop", pending, make));
  }

  @Test
  void deadParameterIsNotHeld() {
    assertDropped(call("parameter", pending, make.get()));
  }

  @Test
  void deadReceiverIsNotHeld() throws ReflectiveOperationException {
    Class<?> app = PROGRAM.load("App");
    Constructor<?> constructor = app.getDeclaredConstructor();
    constructor.setAccessible(true);
    assertDropped(callReceiver(constructor.newInstance()));
  }

  private Object callReceiver(Object receiver) throws ReflectiveOperationException {
    made = new WeakReference<>(receiver);
    Method method = receiver.getClass().getDeclaredMethod("receiver", CompletionStage.class);
    method.setAccessible(true);
    return method.invoke(receiver, pending);
  }

  @Test
  void localThatWasLiveAtAnEarlierAwaitIsNotHeld() {
    Promise<Object> first = new Promise<>();
    Object task = call("second", first, pending, make);
    assertThat(made.get()).isNotNull();

    first.complete(null);

    assertDropped(task);
  }

  @Test
  void localThatIsDeadInAHandlerIsNotHeld() {
    assertDropped(call("handler", pending, make));
  }

  @Test
  void deadParameterOfADirectCallIsNotHeld() {
    assertDropped(call("callsCallee", pending, make.get()));
  }

  @Test
  void liveLocalIsHeld() {
    Object task = call("live", pending, make);
    System.gc();

    assertThat(made.get()).isNotNull();
    assertThat(((Task<?>) task).isDone()).isFalse();
  }

  @Test
  void finishedTaskHoldsItsResultOnly() {
    Object task = call("live", pending, make);
    pending.complete(null);

    assertThat(((Task<?>) task).isDone()).isTrue();
    assertDropped(task);
  }

  @Test
  void failedTaskHoldsItsFailureOnly() {
    Object task = call("fails", pending, make);
    pending.complete(null);

    assertThat(((Task<?>) task).isCompletedExceptionally()).isTrue();
    assertDropped(task);
  }

  private static Object call(String method, Object... arguments) {
    return PROGRAM.call("App", method, arguments);
  }

  /** Asserts that {@code task} does not hold what was made, though it is held itself. */
  private void assertDropped(Object task) {
    for (int i = 0; i < TRIES && made.get() != null; i++) {
      System.gc();
    }
    assertThat(made.get()).isNull();
    assertThat(task).isNotNull();
    Reference.reachabilityFence(pending);
    Reference.reachabilityFence(task);
  }
}
