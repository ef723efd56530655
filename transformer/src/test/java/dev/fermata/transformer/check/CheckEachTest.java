package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import org.junit.jupiter.api.Test;

/** Where {@code each} is wrong, and how it can be used. */
class CheckEachTest {
  @Test
  void outsideOfAnAsyncMethod() {
    CheckedSource.assertWrong(
        "FERMATA-017",
        """
        class App {
          void m(AsyncIterable<String> items) {
            for (String item : Fermata.each(items)) {} // wrong
            for (String item : Fermata.each(items)) {}
          }
          App(AsyncIterable<String> items) {
            for (String item : Fermata.each(items)) {} // wrong
          }
          Supplier<String> lambda(AsyncIterable<String> items) {
            return () -> {
              for (String item : Fermata.each(items)) {} // wrong
              return "";
            };
          }
        }
        """);
  }

  @Test
  void otherThanAsTheExpressionOfALoop() {
    CheckedSource.assertWrong(
        "FERMATA-018",
        """
        class App {
          @Async void m(AsyncIterable<String> items, boolean b) {
            Fermata.each(items).forEach(item -> {}); // wrong
            Iterable<String> all = Fermata.each(items); // wrong
            for (String item : b ? all : Fermata.each(items)) {} // wrong
            var i = Fermata.each(items).iterator(); // wrong
            while (i.hasNext() && i.hasNext()) i.next();
            var j = Fermata.each(items).iterator(); // wrong
            while (b) j.next();
            var k = Fermata.each(items).iterator(); // wrong
            if (b) k = java.util.List.of("").iterator();
            while (k.hasNext()) k.next();
          }
          Function<AsyncIterable<String>, Iterable<String>> reference() {
            return Fermata::each; // wrong
          }
        }
        """);
  }

  @Test
  void inTheMiddleOfAnExpression() {
    CheckedSource.assertWrong(
        "FERMATA-018",
        """
        class App {
          @Async Task<Integer> m(AsyncIterable<Integer> items, int n) {
            return Task.of(n + switch (n) {
              default -> {
                for (int item : Fermata.each(items)) n += item; // wrong
                yield n;
              }
            });
          }
        }
        """);
  }

  @Test
  void withALockHeld() {
    CheckedSource.assertWrong(
        "FERMATA-007",
        """
        class App {
          @Async void m(AsyncIterable<String> items) {
            synchronized (this) {
              for (String item : Fermata.each(items)) {} // wrong
            }
          }
        }
        """);
  }

  @Test
  void loopsOfAllKinds() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async void loop(AsyncIterable<String> items) {
                    for (String item : Fermata.each(items)) {}
                  }
                  @Async void byHand(AsyncIterable<String> items) {
                    var i = Fermata.each(items).iterator();
                    while (i.hasNext()) i.next();
                  }
                  @Async Task<Integer> value(AsyncIterable<Integer> items, int n) {
                    int sum = switch (n) {
                      default -> {
                        for (int item : Fermata.each(items)) n += item;
                        yield n;
                      }
                    };
                    return Task.of(sum);
                  }
                  Supplier<Task<String>> lambda(AsyncIterable<String> items) {
                    return () -> {
                      for (String item : Fermata.each(items)) return Task.of(item);
                      return Task.of("");
                    };
                  }
                }
                """))
        .extracting(Problem::toString)
        .isEmpty();
  }
}
