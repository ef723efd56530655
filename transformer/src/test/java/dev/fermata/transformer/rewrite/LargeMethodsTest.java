package dev.fermata.transformer.rewrite;

import static dev.fermata.transformer.testing.SampleTests.assertBehavesAsIfItBlocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Transformation;
import dev.fermata.transformer.Transformer;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeMethodsTest {
  private static final String HEAD =
      """
      import static dev.fermata.Fermata.await;
      import dev.fermata.*;
      import dev.fermata.transformer.testing.Probe;
      """;

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1000})
  void manyAwaitsInOneMethod(int awaits) {
    ClassFiles files =
        compile(
            """
            class App {
              @Async static Task<String> main(Probe p) {
                int sum = 0;
                String last = "";
                %s
                return Task.of(last + sum);
              }
            }
            """
                .formatted(repeat(awaits, "sum += await(p.get(1)); last = \"l\" + sum;")));

    report("in a row", files, awaits);
    assertBehavesAsIfItBlocked(files, "App", "main", "l" + awaits + awaits);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1000})
  void manyAwaitsInLoopsWithHandlers(int awaits) {
    ClassFiles files =
        compile(
            """
            class App {
              @Async static Task<Integer> main(Probe p) {
                int sum = 0;
                for (int i = 0; i < 1; i++) {
                  try {
                    %s
                  } catch (IllegalStateException e) {
                    sum = -1;
                  }
                }
                return Task.of(sum);
              }
            }
            """
                .formatted(repeat(awaits, "if (i == 0) { sum += await(p.get(1)); }")));

    report("in a loop", files, awaits);
    assertBehavesAsIfItBlocked(files, "App", "main", Integer.toString(awaits));
  }

  @Test
  void manyLoopsWithAnAwaitEach() {
    ClassFiles files =
        compile(
            """
            class App {
              @Async static Task<Integer> main(Probe p) {
                int sum = 0;
                %s
                return Task.of(sum);
              }
            }
            """
                .formatted(repeat(350, "for (int i = 0; i < 2; i++) { sum += await(p.get(i)); }")));

    report("in loops of their own", files, 350);
    assertBehavesAsIfItBlocked(files, "App", "main", "350");
  }

  @Test
  void jumpsThatGoFurtherThan32KilobytesForwardAndBack() {
    ClassFiles files =
        compile(
            """
            class App {
              @Async static Task<Integer> main(Probe p) {
                int sum = 0;
                for (int i = 0; i < 3; i++) {
                  if (i == 1) continue;
                  %s
                  if (sum > 10_000) break;
                }
                return Task.of(sum);
              }
            }
            """
                .formatted(repeat(700, "sum += await(p.get(i));")));

    assertThat(report("in one large loop", files, 700)).isGreaterThan(Short.MAX_VALUE);
    assertBehavesAsIfItBlocked(files, "App", "main", "1400");
  }

  /** ASM computes stack map frames next to jumps that it widens, each with all the locals. */
  @Test
  void manyBranchesWithManyLocals() {
    String locals =
        IntStream.range(0, 850).mapToObj(i -> "l" + i + " = i").collect(Collectors.joining(", "));
    ClassFiles files =
        compile(
            """
            class App {
              @Async static Task<Integer> main(Probe p) {
                int i = await(p.get(3));
                int sum = 0;
                int %s;
                if (i == 3) {
                  %s
                  %s
                }
                return Task.of(await(p.get(sum)));
              }
            }
            """
                .formatted(
                    locals,
                    repeat(3_300, "if (i > sum) sum++;"),
                    repeat(120, "sum += await(p.get(0));")));

    ClassFiles rewritten = Program.rewrite(files);

    assertThat(rewritten.classFile("App").length).isGreaterThan(Short.MAX_VALUE);
    Program.verified(rewritten);
  }

  @Test
  void deeplyNestedLoops() {
    ClassFiles files =
        compile(
            """
            class App {
              @Async static Task<Integer> main(Probe p) {
                int sum = 0;
                %s
                sum += await(p.get(1));
                %s
                return Task.of(sum);
              }
            }
            """
                .formatted(
                    IntStream.range(0, 30)
                        .mapToObj(i -> "for (int i%s = 0; i%s < 1; i%s++) {".formatted(i, i, i))
                        .collect(Collectors.joining("\n")),
                    "}".repeat(30)));

    assertBehavesAsIfItBlocked(files, "App", "main", "1");
  }

  @Test
  void parametersOf250SlotsThatAreAllLive() {
    String parameters =
        IntStream.range(0, 83)
            .mapToObj(i -> ", int i%s, long l%s".formatted(i, i))
            .collect(Collectors.joining());
    String arguments =
        IntStream.range(0, 83)
            .mapToObj(i -> ", %s, %sL".formatted(i, 1000 * i))
            .collect(Collectors.joining());
    String sum =
        IntStream.range(0, 83)
            .mapToObj(i -> " + i%s + l%s".formatted(i, i))
            .collect(Collectors.joining());
    ClassFiles files =
        compile(
            """
            class App {
              @Async static Task<Long> main(Probe p) {
                return Task.of(await(many(p%s)) + 1);
              }
              @Async static Task<Long> many(Probe p%s) {
                long sum = await(p.get(0L)) %s;
                await(p.get("again"));
                return Task.of(sum %s);
              }
            }
            """
                .formatted(arguments, parameters, sum, sum));

    assertBehavesAsIfItBlocked(files, "App", "main", Long.toString(2 * 1001L * (82 * 83 / 2) + 1));
  }

  @Test
  void moreLiveValuesThanAMethodTakesParameters() {
    String locals =
        IntStream.range(0, 150)
            .mapToObj(
                i ->
                    "String s%s = String.valueOf(p.log(%s, %s)); double d%s = %s;"
                        .formatted(i, i, i, i, i))
            .collect(Collectors.joining("\n"));
    String operands =
        IntStream.range(0, 150).mapToObj(i -> "d%s + (".formatted(i)).collect(Collectors.joining());
    String length =
        IntStream.range(0, 150)
            .mapToObj(i -> " + s%s.length() + d%s".formatted(i, i))
            .collect(Collectors.joining());
    ClassFiles files =
        compile(
            """
            class App {
              @Async static Task<Double> main(Probe p) {
                %s
                double sum = %s await(p.get(0)) %s;
                return Task.of(sum %s);
              }
            }
            """
                .formatted(locals, operands, ")".repeat(150), length));

    double expected = 2.0 * 149 * 150 / 2 + 10 + 90 * 2 + 50 * 3;
    assertBehavesAsIfItBlocked(files, "App", "main", Double.toString(expected));
  }

  @Test
  void moreParametersThanATwinHasRoomForAreReported() {
    ClassFiles files =
        compile(
            """
            class App {
              @Async static Task<String> main(Probe p%s) {
                return Task.of(await(p.get("x")));
              }
              @Async Task<String> fits(Probe p%s) {
                return Task.of(await(p.get("x")));
              }
            }
            """
                .formatted(
                    IntStream.range(0, 253)
                        .mapToObj(i -> ", int i" + i)
                        .collect(Collectors.joining()),
                    IntStream.range(0, 251)
                        .mapToObj(i -> ", int i" + i)
                        .collect(Collectors.joining())));

    assertThat(Program.problems(files))
        .extracting(Problem::id, Problem::method)
        .containsExactly(tuple("FERMATA-011", "main"));
  }

  /** Prints what the rewriting costs, for people to look at, and gives the size of the class. */
  private static int report(String what, ClassFiles files, int awaits) {
    Transformation done = null;
    long begin = System.nanoTime();
    int rounds = 3;
    for (int i = 0; i < rounds; i++) {
      done = new Transformer().transform(files.classFile("App"), files, "App.class");
    }
    double millis = (System.nanoTime() - begin) / 1e6 / rounds;
    assertThat(done.failed()).as("%s", done.problems()).isFalse();
    System.out.println(
        "%s awaits %s: %.1f ms, %.0f bytes for each"
            .formatted(awaits, what, millis, (double) done.rewritten().length / awaits));
    return done.rewritten().length;
  }

  private static String repeat(int times, String statement) {
    return (statement + "\n").repeat(times);
  }

  private static ClassFiles compile(String source) {
    return Compile.withDebugInformation().sources(HEAD + source);
  }
}
