package dev.fermata.transformer.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Promise;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Program;
import java.lang.ref.Reference;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a suspended call and a finished task keep alive. Each {@link RetentionSamples sample} says
 * at each of its awaits what it still needs. The task and what it awaits must lead to exactly that;
 * and when the garbage collector has run nothing else may be left, wherever it might have been
 * kept.
 */
class RetentionTest {
  private static final int TRIES = 100;
  private static final String FAILURE = "failure";
  private static final Program PROGRAM = Program.rewritten(ClassFiles.of(RetentionSamples.class));

  @TestFactory
  Stream<DynamicNode> withDebugInformation() {
    return samples(PROGRAM);
  }

  @TestFactory
  Stream<DynamicNode> withoutDebugInformation() {
    return samples(
        Program.rewritten(ClassFiles.of(RetentionSamples.class).withoutDebugInformation()));
  }

  private static Stream<DynamicNode> samples(Program program) {
    return Arrays.stream(RetentionSamples.class.getDeclaredMethods())
        .filter(RetentionTest::isSample)
        .map(Method::getName)
        .sorted(Comparator.naturalOrder())
        .map(name -> samples(program, name));
  }

  private static boolean isSample(Method method) {
    return Modifier.isStatic(method.getModifiers())
        && !Modifier.isPrivate(method.getModifiers())
        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Stops.class});
  }

  private static DynamicNode samples(Program program, String name) {
    return DynamicContainer.dynamicContainer(
        name,
        List.of(
            DynamicTest.dynamicTest("to its end", () -> run(program, name)),
            DynamicTest.dynamicTest("failing", () -> end(program, name, RetentionTest::fail)),
            DynamicTest.dynamicTest("cancelled", () -> end(program, name, RetentionTest::cancel))));
  }

  /** Looks at each await, and at the end. */
  private static void run(Program program, String name) {
    Stops stops = new Stops();
    Object task = call(program, name, stops);
    int awaits = 0;
    Promise<Void> pending = stops.takePending();
    while (pending != null) {
      awaits++;
      assertHolds("await " + awaits, stops, task, pending);
      stops.ends();
      pending.complete(null);
      pending = stops.takePending();
    }
    assertThat(awaits).isPositive();
    assertHolds("the end", stops, task);
  }

  /** Fails or cancels the first await, and looks at the end. */
  private static void end(Program program, String name, BiConsumer<Promise<Void>, Object> how) {
    Stops stops = new Stops();
    Object task = call(program, name, stops);
    Promise<Void> pending = stops.takePending();
    stops.ends();
    how.accept(pending, task);
    pending = stops.takePending();
    while (pending != null) {
      stops.ends();
      pending.complete(null);
      pending = stops.takePending();
    }
    assertThat(names(Reachable.from(task))).isSubsetOf(and(stops.live(), FAILURE));
    assertLeft("the end", stops, task);
  }

  private static Object call(Program program, String name, Stops stops) {
    return program.call(RetentionSamples.class.getName(), name, stops);
  }

  private static void fail(Promise<Void> pending, Object task) {
    pending.completeExceptionally(new Oops(FAILURE));
  }

  private static void cancel(Promise<Void> pending, Object task) {
    if (task instanceof Future<?> future) {
      future.cancel(true);
    } else {
      pending.complete(null);
    }
  }

  private static void assertHolds(String where, Stops stops, Object... roots) {
    assertThat(names(Reachable.from(roots)))
        .as(where)
        .containsExactlyInAnyOrderElementsOf(stops.live());
    assertLeft(where, stops, roots);
  }

  private static void assertLeft(String where, Stops stops, Object... roots) {
    for (int i = 0; i < TRIES && !sorted(stops.live()).equals(sorted(names(stops.left()))); i++) {
      System.gc();
    }
    assertThat(names(stops.left()))
        .as("left by the garbage collector at %s", where)
        .containsExactlyInAnyOrderElementsOf(stops.live());
    Reference.reachabilityFence(roots);
  }

  private static List<String> names(List<Named> objects) {
    return objects.stream().map(Named::name).toList();
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  private static List<String> and(List<String> names, String another) {
    List<String> all = new ArrayList<>(names);
    all.add(another);
    return all;
  }
}
