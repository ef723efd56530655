package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import org.junit.jupiter.api.Test;

/** Where an {@code AsyncCloseable} cannot be closed, as far as its type shows. */
class CheckAsyncCloseTest {
  private static final String TYPES =
      """
      interface Lock extends AsyncCloseable {}
      abstract class Held implements Lock {}
      class Both implements AsyncCloseable {
        public Task<Void> closeAsync() { return Task.done(); }
        public void close() {}
      }
      class Plain implements AutoCloseable { public void close() {} }
      """;

  @Test
  void outsideOfAnAsyncMethod() {
    CheckedSource.assertWrong(
        "FERMATA-019",
        TYPES
            + """
            class App {
              void one(AsyncCloseable resource) {
                resource.close(); // wrong
                resource.close();
              }
              void inUnit(Lock lock) {
                lock.close(); // wrong
              }
              void bySuperclass(Held held) {
                held.close(); // wrong
              }
            }
            """);
  }

  @Test
  void atTheEndOfATry() {
    assertThat(
            CheckedSource.problems(
                TYPES
                    + """
                    class App {
                      void m(AsyncCloseable held) {
                        try (held) { System.out.println(); }
                      }
                    }
                    """))
        .extracting(Problem::id)
        .containsExactly("FERMATA-019");
  }

  @Test
  void withALockHeld() {
    CheckedSource.assertWrong(
        "FERMATA-007",
        TYPES
            + """
            class App {
              @Async void m(Held held) {
                synchronized (this) {
                  held.close(); // wrong
                }
              }
            }
            """);
  }

  @Test
  void whatIsClosedAtOnceOrAwaited() {
    assertThat(
            CheckedSource.problems(
                TYPES
                    + """
                    class App {
                      void ownClose(Both both) { both.close(); }
                      void plain(Plain plain) { plain.close(); }
                      void unknown(AutoCloseable any) throws Exception { any.close(); }
                      @Async void async(Held held) { try (held) {} }
                      @Async void lock(Plain plain, Task<?> t) {
                        synchronized (this) { plain.close(); }
                        await(t);
                      }
                    }
                    """))
        .isEmpty();
  }
}
