package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fermata.transformer.Correction;
import dev.fermata.transformer.Problem;
import org.junit.jupiter.api.Test;

class CheckYieldPlaceTest {
  @Test
  void aYieldOutsideOfAGenerator() {
    CheckedSource.assertWrong(
        "FERMATA-025",
        """
        class App {
          static { Generator.yield(1); } // wrong
          App() {
            Generator.yield(1); // wrong
          }
          Generator<Integer> forgotten() {
            Generator.yield(1); // wrong
            Generator.yield(2);
            return Generator.end();
          }
          void delegates(Iterable<Integer> items, AsyncGenerator<Integer> others) {
            Coroutine.yieldFrom(items); // wrong
          }
          @Async Task<Void> task() {
            AsyncGenerator.yield(1); // wrong
            AsyncGenerator.yield(2);
            return Task.done();
          }
          @Async void detached() {
            Generator.yield(1); // wrong
          }
          @Async Generator<Integer> each(java.util.List<Integer> items) {
            Generator.yield(0);
            items.forEach(item -> Generator.yield(item)); // wrong
            return Generator.end();
          }
          Supplier<Task<String>> lambda = () -> {
            String sent = Coroutine.yield(1); // wrong
            return Task.of(sent);
          };
          Supplier<String> plain = () -> Coroutine.yield(1); // wrong
        }
        """);
  }

  @Test
  void aYieldOfAnotherKind() {
    CheckedSource.assertWrong(
        "FERMATA-026",
        """
        class App {
          @Async Generator<Integer> generator(Coroutine<Integer, Void, Void> inner) {
            Generator.yield(1);
            Coroutine.yield(2); // wrong
            AsyncGenerator.yield(3); // wrong
            Coroutine.yieldFrom(inner); // wrong
            return Generator.end();
          }
          @Async Coroutine<Integer, Void, Void> coroutine(Iterable<Integer> items) {
            Coroutine.yieldFrom(items);
            Generator.yieldFrom(items); // wrong
            return Coroutine.end();
          }
          @Async AsyncGenerator<Integer> asynchronous(Iterable<Integer> items) {
            Generator.yieldFrom(items); // wrong
            return AsyncGenerator.end();
          }
          Supplier<Generator<Integer>> lambda = () -> {
            AsyncGenerator.yield(1); // wrong
            return Generator.end();
          };
        }
        """);
  }

  @Test
  void generatorsOfEachKindMayYield() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Generator<Integer> generator() {
                    Generator.yield(1);
                    Generator.yieldFrom(generator());
                    return Generator.end();
                  }
                  @Async Coroutine<Integer, String, Long> coroutine() {
                    String sent = Coroutine.yield(sent());
                    return Coroutine.end(1L);
                  }
                  int sent() { return 1; }
                  @Async AsyncGenerator<Integer> asynchronous() {
                    AsyncGenerator.yield(1);
                    await(sleep(Duration.ZERO));
                    AsyncGenerator.yieldFrom(asynchronous());
                    return AsyncGenerator.end();
                  }
                  Supplier<Generator<Integer>> lambda = () -> {
                    Generator.yield(1);
                    return Generator.end();
                  };
                }
                """))
        .isEmpty();
  }

  @Test
  void anEndOutsideOfAGeneratorIsAnEmptyGenerator() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  Generator<Integer> none() { return Generator.end(); }
                  Coroutine<Integer, String, Long> ended() { return Coroutine.end(1L); }
                  Supplier<AsyncGenerator<Integer>> empty = AsyncGenerator::end;
                }
                """))
        .isEmpty();
  }

  @Test
  void aReturnTypeThatIsNoGeneratorIsReportedOnce() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async Iterable<Integer> items() { Generator.yield(1); return null; }
                }
                """))
        .extracting(Problem::id, Problem::correction)
        .containsExactly(
            tuple(
                "FERMATA-004",
                new Correction(
                    "@Async Iterable items() { ... return value; }",
                    "@Async Generator<...> items() { ... yield(item); ... }")));
  }

  @Test
  void theCorrectionYieldsInAGenerator() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  static Iterable<Integer> items() { Generator.yield(1); return null; }
                  @Async void run(Iterable<Integer> items) {
                    items.forEach(item -> Generator.yield(item));
                    await(sleep(Duration.ZERO));
                  }
                  @Async AsyncGenerator<Integer> all(Iterable<Integer> items) {
                    Generator.yieldFrom(items);
                    return AsyncGenerator.end();
                  }
                }
                """))
        .extracting(Problem::correction)
        .containsExactlyInAnyOrder(
            new Correction(
                "static Iterable items() { ... Generator.yield(...); ... }",
                "@Async static Generator<...> items()"
                    + " { ... Generator.yield(...); ... return Generator.end(); }"),
            new Correction(
                "items.forEach(item -> Generator.yield(item));",
                "for (var item : items) { Generator.yield(item); }"),
            new Correction(
                "Generator.yieldFrom(...);",
                "for (var item : items) { AsyncGenerator.yield(item); }"));
  }
}
