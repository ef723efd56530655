package dev.fermata.transformer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Makes tests of samples. A sample is a static method that is not private and whose only parameter
 * is a {@link Probe}. It must have the same result and the same side effects in the same order,
 * whatever has to wait, as when it blocks, or as {@link Gives} has it.
 */
public final class SampleTests {
  private static final int SEEDS = 8;

  private SampleTests() {}

  /**
   * Tests of all samples in a class as the test compilation made it, and without debug information.
   */
  public static Stream<DynamicNode> of(Class<?> samples) {
    ClassFiles files = ClassFiles.of(samples);
    return Stream.of(
        container("with debug information", samples, files),
        container("without debug information", samples, files.withoutDebugInformation()));
  }

  /** Tests of all samples in a class, compiled in some way of its own. */
  public static DynamicNode container(String name, Class<?> samples, ClassFiles files) {
    Program blocking = Program.blocking(files);
    Program rewritten = Program.rewritten(files);
    List<DynamicNode> nodes = new ArrayList<>();
    Arrays.stream(samples.getDeclaredMethods())
        .filter(SampleTests::isSample)
        .sorted(Comparator.comparing(Method::getName))
        .forEach(sample -> nodes.add(container(sample, blocking, rewritten)));
    assertThat(nodes).as("samples in %s", samples).isNotEmpty();
    return DynamicContainer.dynamicContainer(name, nodes);
  }

  /** Asserts of a single sample what {@link #of} has tests of. */
  public static void assertBehavesAsIfItBlocked(
      ClassFiles files, String className, String method, String result) {
    RunSample reference = new RunSample(Program.blocking(files), className, method);
    RunSample subject = new RunSample(Program.rewritten(files), className, method);
    Outcome expected = reference.with(Waiting.NEVER, 0);
    assertThat(expected.result()).isEqualTo(result);
    for (Waiting waiting : Waiting.values()) {
      for (int seed = 0; seed < (waiting == Waiting.AT_RANDOM ? SEEDS : 1); seed++) {
        assertThat(subject.with(waiting, seed))
            .as("waits %s, seed %s", waiting, seed)
            .isEqualTo(expected);
      }
    }
  }

  /** Asserts what comes of a single sample that does not exist in code that blocks. */
  public static void assertGives(
      ClassFiles files, String className, String method, Outcome expected) {
    RunSample subject = new RunSample(Program.rewritten(files), className, method);
    for (Waiting waiting : Waiting.values()) {
      for (int seed = 0; seed < (waiting == Waiting.AT_RANDOM ? SEEDS : 1); seed++) {
        assertThat(subject.with(waiting, seed))
            .as("waits %s, seed %s", waiting, seed)
            .isEqualTo(expected);
      }
    }
  }

  /** The same of what {@link Assemble} has made. */
  public static void assertBehavesAsIfItBlocked(ClassFiles assembled, String result) {
    assertBehavesAsIfItBlocked(assembled, Assemble.CLASS, Assemble.METHOD, result);
  }

  private static boolean isSample(Method method) {
    return Modifier.isStatic(method.getModifiers())
        && !Modifier.isPrivate(method.getModifiers())
        && !method.isSynthetic()
        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Probe.class});
  }

  private static DynamicNode container(Method sample, Program blocking, Program rewritten) {
    String className = sample.getDeclaringClass().getName();
    RunSample reference = new RunSample(blocking, className, sample.getName());
    RunSample subject = new RunSample(rewritten, className, sample.getName());
    Gives gives = sample.getAnnotation(Gives.class);
    List<DynamicNode> tests = new ArrayList<>();
    if (!hasLog(gives)) {
      tests.add(
          DynamicTest.dynamicTest(
              "blocking",
              () -> {
                if (gives != null) {
                  assertThat(reference.with(Waiting.NEVER, 0).result()).isEqualTo(gives.value());
                }
              }));
    }
    for (Waiting waiting : Waiting.values()) {
      tests.add(
          DynamicTest.dynamicTest(
              "waits " + waiting,
              () -> {
                Outcome expected =
                    hasLog(gives)
                        ? new Outcome(gives.value(), List.of(gives.log().split(", ")))
                        : reference.with(Waiting.NEVER, 0);
                for (int seed = 0; seed < (waiting == Waiting.AT_RANDOM ? SEEDS : 1); seed++) {
                  assertThat(subject.with(waiting, seed)).as("seed %s", seed).isEqualTo(expected);
                }
              }));
    }
    return DynamicContainer.dynamicContainer(sample.getName(), tests);
  }

  private static boolean hasLog(Gives gives) {
    return gives != null && !gives.log().isEmpty();
  }
}
