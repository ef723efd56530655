package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fermata.transformer.Problem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckCodeSizesTest {
  @Test
  void aMethodThatHotSpotNeverCompilesIsAWarning() {
    String source =
        """
        class App {
          @Async Task<Integer> small(Task<Integer> t) { return Task.of(await(t)); }
          @Async Task<Integer> large(Task<Integer> t) {
            int sum = await(t); // wrong
            %s
            return Task.of(sum);
          }
        }
        """
            .formatted("sum += sum;".repeat(2_500));

    CheckedSource.assertWrong("FERMATA-016", source);
    assertThat(CheckedSource.problems(source))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.method()).isEqualTo("large");
              assertThat(problem.message()).containsPattern("has 1\\d{4} bytes of bytecode");
              assertThat(problem.correction().right()).contains("large(...)");
            });
  }

  @Test
  void justBelowTheLimitAllIsWell() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Task<Integer> m(Task<Integer> t) {
                    int sum = await(t);
                    %s
                    return Task.of(sum);
                  }
                }
                """
                    .formatted("sum += sum;".repeat(1_100))))
        .isEmpty();
  }

  @Test
  void allMethodsThatAreTooLargeAreReportedWithTheirLinesBesideWhatElseIsWrong() {
    String source =
        """
        class App {
          Object plain(Task<?> t) {
            return await(t); // wrong
          }
          @Async Task<Integer> first(Task<Integer> t) {
            int sum = 0; // wrong
            %1$s
            return Task.of(sum);
          }
          @Async Task<Integer> fine(Task<Integer> t) { return Task.of(await(t)); }
          @Async Task<Integer> second(Task<Integer> t) {
            int sum = 1; // wrong
            %1$s
            return Task.of(sum);
          }
        }
        """
            .formatted(
                IntStream.range(0, 1_800)
                    .mapToObj(i -> "sum += await(t);")
                    .collect(Collectors.joining(" ")));

    assertThat(CheckedSource.problems(source))
        .extracting(Problem::id, Problem::method)
        .containsExactly(
            tuple("FERMATA-003", "plain"),
            tuple("FERMATA-008", "first"),
            tuple("FERMATA-008", "second"));
    assertThat(CheckedSource.problems(source))
        .extracting(Problem::line)
        .containsExactlyElementsOf(CheckedSource.wrongLines(source));
  }
}
