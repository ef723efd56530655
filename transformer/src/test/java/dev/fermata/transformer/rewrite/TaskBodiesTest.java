package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

class TaskBodiesTest {
  private static final String IMPORTS =
      """
      import static dev.fermata.Fermata.*;
      import dev.fermata.*;
      import java.time.Duration;
      import java.util.*;
      import java.util.concurrent.*;
      """;

  private static final String BODY = "TaskBody";
  private static final String CALLABLE = "Callable";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Integer   | Task.of(7)                  | 7",
        "Integer   | Task.of(Integer.MIN_VALUE)  | -2147483648",
        "Long      | Task.of(1L << 40)           | 1099511627776",
        "Float     | Task.of(1.5f)               | 1.5",
        "Double    | Task.of(2.25)               | 2.25",
        "Boolean   | Task.of(true)               | true",
        "Boolean   | Task.of(false)              | false",
        "Byte      | Task.of((byte) -3)          | -3",
        "Short     | Task.of((short) 300)        | 300",
        "Character | Task.of('x')                | x",
        "String    | Task.of(\"text\")           | text",
        "String    | Task.of(null)               | null",
        "Void      | Task.done()                 | null",
        "Object    | Task.of(new int[0].length)  | 0",
      })
  void taskEndsWithWhatTheCallReturns(String type, String returned, String expected) {
    Program program =
        rewritten(
            """
            class Main {
              @Async static Task<%1$s> call(int turns) {
                for (int i = 0; i < turns; i++) {
                  await(sleep(Duration.ZERO));
                }
                return %2$s;
              }
              static Task<?> calls(int turns) {
                return createTask(() -> call(turns));
              }
              static Task<?> actsAndCalls(int turns) {
                return createTask(() -> { sleep(Duration.ZERO); return call(turns); });
              }
              static Task<?> awaitsAndCalls(int turns) {
                return createTask(() -> { await(sleep(Duration.ZERO)); return call(turns); });
              }
            }
            """
                .formatted(type, returned));

    assertThat(creations(program, "Main")).containsExactly(BODY, BODY, BODY);
    for (String method : List.of("calls", "actsAndCalls", "awaitsAndCalls")) {
      for (int turns : new int[] {0, 1, 3}) {
        Object value = run(program, method, turns);
        assertThat(String.valueOf(value)).as("%s, %s turns", method, turns).isEqualTo(expected);
        if (value != null && !type.equals("Object")) {
          assertThat(value.getClass().getSimpleName()).isEqualTo(type);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createTask(() -> sum(41, 1L))",
        "createTask(this::answer)",
        "createTask(Main::constant)",
        "createTask(other::answer)",
        "createTask(new Main()::answer)",
        "createTask(() -> other.answer())",
        "createTask(() -> { log.add(1); return answer(); })",
        "createTask(\"name\", () -> future())",
        "createTask(() -> stage())",
        "EventLoop.current().createTask(() -> answer())",
        "EventLoop.current().createTask(\"name\", this::answer)",
        "createTask(() -> { await(sleep(Duration.ZERO)); return Task.of(42); })",
        "createTask(() -> { int n = 42; await(sleep(Duration.ZERO)); return Task.of(n); })",
      })
  void callOfABoundMethodIsAPartOfTheTask(String creation) {
    Program program = rewritten(creatingMain(creation));

    assertThat(creations(program, "Main")).containsExactly(BODY);
    assertThat(run(program)).isEqualTo(42);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createTask(() -> Main.answerOf(other))",
        "createTask(() -> Task.of(42))",
        "createTask(() -> answer().thenApply(x -> x))",
        "createTask(() -> { Task<Integer> t = answer(); return t; })",
        "createTask(() -> log.isEmpty() ? answer() : other.answer())",
        "createTask(() -> { try { return answer(); } finally { log.add(1); } })",
        "createTask(() -> open.overridable())",
        "createTask(open::overridable)",
        "createTask(keep(() -> answer()))",
        "createTask(() -> answer(), new Context())",
        "createTask((Callable<Task<Integer>> & java.io.Serializable) () -> constant())",
      })
  void anyOtherBodyIsCalled(String creation) {
    Program program = rewritten(creatingMain(creation));

    assertThat(creations(program, "Main")).containsOnly(CALLABLE);
    assertThat(run(program)).isEqualTo(42);
  }

  private static String creatingMain(String creation) {
    return """
        class Main implements java.io.Serializable {
          static List<Integer> log = new ArrayList<>();
          static class Open {
            @Async Task<Integer> overridable() { await(sleep(Duration.ZERO)); return Task.of(42); }
          }
          @Async private Task<Integer> answer() { await(sleep(Duration.ZERO)); return Task.of(42); }
          @Async static Task<Integer> constant() { await(sleep(Duration.ZERO)); return Task.of(42); }
          @Async static Task<Integer> sum(int x, long y) {
            await(sleep(Duration.ZERO));
            return Task.of(x + (int) y);
          }
          @Async static CompletableFuture<Integer> future() {
            await(sleep(Duration.ZERO));
            return CompletableFuture.completedFuture(42);
          }
          @Async static CompletionStage<Integer> stage() {
            await(sleep(Duration.ZERO));
            return Task.of(42);
          }
          static Task<Integer> answerOf(Main main) { return main.answer(); }
          static <T> Callable<T> keep(Callable<T> callable) { return callable; }
          Task<?> task(Main other, Open open) { return %s; }
          static Task<?> main() { return new Main().task(new Main(), new Open()); }
        }
        """
        .formatted(creation);
  }

  @Test
  void taskGroupSpawnsBodies() {
    Program program =
        rewritten(
            """
            class Main {
              @Async static Task<Integer> call(int x) { await(sleep(Duration.ZERO)); return Task.of(x); }
              @Async static Task<Integer> main() {
                List<Task<Integer>> tasks = new ArrayList<>();
                await(TaskGroup.run(group -> {
                  for (int i = 1; i <= 3; i++) {
                    int x = i;
                    tasks.add(group.spawn(() -> call(x)));
                    tasks.add(group.spawn("named", () -> call(10 * x)));
                  }
                  return Task.done();
                }));
                int sum = 0;
                for (Task<Integer> task : tasks) { sum += await(task); }
                return Task.of(sum);
              }
            }
            """);

    assertThat(creations(program, "Main")).containsExactly(BODY, BODY);
    assertThat(run(program)).isEqualTo(66);
  }

  @Test
  void calleeOfAnotherClassAndInAnInterface() {
    Program program =
        rewritten(
            """
            interface Main {
              @Async private Task<Integer> own() { await(sleep(Duration.ZERO)); return Task.of(2); }
              @Async static Task<Integer> main() {
                Main main = new Main() {};
                return Task.of(await(main.started()) + await(createTask(Other::run)));
              }
              private Task<Integer> started() { return createTask(this::own); }
            }
            final class Other {
              @Async static Task<Integer> run() { await(sleep(Duration.ZERO)); return Task.of(40); }
            }
            """);

    assertThat(creations(program, "Main")).containsExactly(BODY, BODY);
    assertThat(run(program)).isEqualTo(42);
  }

  @Test
  void namesOfWhatIsReferredToDoNotClash() {
    Program program =
        rewritten(
            """
            class Main {
              static class A { @Async static Task<Integer> run() { await(sleep(Duration.ZERO)); return Task.of(1); } }
              static class B { @Async static Task<Integer> run() { await(sleep(Duration.ZERO)); return Task.of(2); } }
              @Async static Task<Integer> run$body() { return Task.of(3); }
              @Async static Task<Integer> main() {
                int sum = await(createTask(A::run)) + await(createTask(B::run));
                return Task.of(sum + await(createTask(A::run)) + await(run$body()));
              }
            }
            """);

    assertThat(creations(program, "Main")).containsExactly(BODY, BODY, BODY);
    assertThat(run(program)).isEqualTo(7);
  }

  @Test
  void currentTaskIsTheOneThatWasCreated() {
    Program program =
        rewritten(
            """
            class Main {
              @Async static Task<String> call() {
                String before = currentTask().name();
                await(sleep(Duration.ZERO));
                return Task.of(before + " " + currentTask().name());
              }
              static Task<String> main() { return createTask("mine", () -> call()); }
            }
            """);

    assertThat(run(program)).isEqualTo("mine mine");
  }

  /** What a task has called and not awaited is nobody else's part. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void callOfAnotherTaskIsNoPartOfTheOneThatAwaitsIt(String turns) {
    Program program =
        rewritten(
            """
            class Main {
              static Task<Boolean> shared;
              @Async static Task<Boolean> call() {
                Task<?> own = currentTask();
                await(sleep(Duration.ofMillis(1)));
                return Task.of(own == currentTask());
              }
              @Async static Task<Void> caller() {
                for (int i = 0; i < %1$s; i++) { await(sleep(Duration.ZERO)); }
                shared = call();
                await(sleep(Duration.ofMillis(5)));
                return Task.done();
              }
              static Task<Boolean> shared() { return shared; }
              @Async static Task<Boolean> other() {
                for (int i = 0; i < %1$s; i++) { await(sleep(Duration.ZERO)); }
                return Task.of(await(shared()));
              }
              @Async static Task<Boolean> main() {
                Task<Void> caller = createTask(() -> caller());
                Task<Boolean> other = createTask(() -> other());
                await(caller);
                return Task.of(await(other));
              }
            }
            """
                .formatted(turns));

    assertThat(run(program)).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void failureOfTheCallIsThatOfTheTask(String turns) {
    Program program =
        rewritten(
            """
            class Main {
              @Async static Task<Integer> call(int turns) {
                for (int i = 0; i < turns; i++) { await(sleep(Duration.ZERO)); }
                throw new IllegalStateException("expected");
              }
              static Task<Integer> main() { return createTask(() -> call(%s)); }
            }
            """
                .formatted(turns));

    assertThatThrownBy(() -> run(program))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected");
  }

  @Test
  void receiverThatIsNullFailsTheTask() {
    Program program =
        rewritten(
            """
            class Main {
              private static Main none;
              @Async private Task<Integer> call() { return Task.of(1); }
              static Task<Integer> main() { return createTask(() -> none.call()); }
            }
            """);

    assertThatThrownBy(() -> run(program)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void cancellationMeetsTheCallOrKeepsItFromBeginning() {
    Program program =
        rewritten(
            """
            class Main {
              static List<String> log = new ArrayList<>();
              @Async static Task<Integer> call(String name) {
                log.add(name + " begins");
                try {
                  await(sleep(Duration.ofHours(1)));
                  return Task.of(1);
                } finally {
                  await(sleep(Duration.ZERO));
                  log.add(name + " cleans up");
                }
              }
              @Async static Task<String> main() {
                Task<Integer> first = createTask(() -> call("first"));
                await(sleep(Duration.ZERO));
                Task<Integer> second = createTask(() -> call("second"));
                first.cancel();
                second.cancel();
                for (Task<Integer> task : List.of(first, second)) {
                  try {
                    await(task);
                  } catch (CancellationException e) {
                    log.add("cancelled");
                  }
                }
                return Task.of(log.toString());
              }
            }
            """);

    assertThat(run(program)).isEqualTo("[first begins, first cleans up, cancelled, cancelled]");
  }

  @Test
  void contextOfTheCallIsThatOfTheTask() {
    Program program =
        rewritten(
            """
            class Main {
              static final ContextVar<Integer> VAR = new ContextVar<>("var", 0);
              @Async static Task<Integer> call() {
                int before = VAR.get();
                VAR.set(before + 1);
                await(sleep(Duration.ZERO));
                return Task.of(10 * before + VAR.get());
              }
              @Async static Task<Integer> main() {
                VAR.set(4);
                int seen = await(createTask(() -> call()));
                return Task.of(100 * seen + VAR.get());
              }
            }
            """);

    assertThat(run(program)).isEqualTo(4504);
  }

  @Test
  void lambdaOfABodyIsNotLeftBehind() {
    Program program =
        rewritten(
            """
            class Main {
              @Async static Task<Integer> main() {
                return Task.of(await(createTask(() -> { await(sleep(Duration.ZERO)); return Task.of(1); })));
              }
            }
            """);

    assertThat(classNode(program, "Main").methods)
        .filteredOn(method -> method.name.startsWith("lambda$"))
        .extracting(method -> Type.getReturnType(method.desc))
        .containsExactlyInAnyOrder(Type.CHAR_TYPE, Type.INT_TYPE);
  }

  private static Program rewritten(String source) {
    ClassFiles files = Compile.withDebugInformation().sources(IMPORTS + source);
    return Program.rewritten(files);
  }

  private static Object run(Program program) {
    return run(program, "main");
  }

  private static Object run(Program program, String method, Object... arguments) {
    try (EventLoop loop = new EventLoop()) {
      return loop.runUntilComplete(() -> (Task<?>) program.call("Main", method, arguments));
    }
  }

  /** What the lambdas of a class are that return no functional interface but one of these two. */
  private static List<String> creations(Program program, String className) {
    List<String> types = new ArrayList<>();
    for (MethodNode method : classNode(program, className).methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
          String type = Type.getReturnType(dynamic.desc).getClassName();
          String simple = type.substring(type.lastIndexOf('.') + 1);
          if (simple.equals(BODY) || simple.equals(CALLABLE)) {
            types.add(simple);
          }
        }
      }
    }
    return types;
  }

  private static ClassNode classNode(Program program, String className) {
    ClassNode node = new ClassNode();
    new ClassReader(program.files().classFile(className)).accept(node, 0);
    return node;
  }
}
