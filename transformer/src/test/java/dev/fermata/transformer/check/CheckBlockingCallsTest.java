package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Correction;
import dev.fermata.transformer.Problem;
import org.junit.jupiter.api.Test;

class CheckBlockingCallsTest {
  @Test
  void aBlockingCallIsAWarning() {
    CheckedSource.assertWrong(
        "FERMATA-015",
        """
        class App {
          @Async Task<Void> m(
              Task<String> t, Future<String> f, CountDownLatch latch, Thread thread,
              java.net.Socket socket, java.io.FileInputStream file, BlockingQueue<String> queue)
              throws Exception {
            await(t);
            Thread.sleep(1); // wrong
            f.get(); // wrong
            f.get(1, TimeUnit.SECONDS); // wrong
            thread.join(); // wrong
            t.join(); // wrong
            t.toCompletableFuture().join(); // wrong
            latch.await(); // wrong
            socket.getInputStream().read(); // wrong
            file.read(new byte[1]); // wrong
            queue.poll(1, TimeUnit.SECONDS); // wrong
            java.nio.file.Files.readString(java.nio.file.Path.of("x")); // wrong
            return Task.done();
          }
        }
        """);
  }

  @Test
  void onlyAnAsynchronousGeneratorCouldAwaitInstead() {
    CheckedSource.assertWrong(
        "FERMATA-015",
        """
        class App {
          @Async AsyncGenerator<String> asynchronous(java.io.BufferedReader in) throws Exception {
            AsyncGenerator.yield(in.readLine()); // wrong
            return AsyncGenerator.end();
          }
          @Async Generator<String> generator(java.io.BufferedReader in) throws Exception {
            Generator.yield(in.readLine());
            return Generator.end();
          }
        }
        """);
  }

  @Test
  void aLambdaThatSuspendsIsLookedAtToo() {
    CheckedSource.assertWrong(
        "FERMATA-015",
        """
        class App {
          Callable<Task<String>> c(Task<String> t) {
            return () -> {
              Thread.sleep(1); // wrong
              return Task.of(await(t));
            };
          }
        }
        """);
  }

  @Test
  void otherOverloadsAndOtherCodeMayBlock() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  void plain(Task<String> t) throws Exception { Thread.sleep(1); t.join(); }
                  @Async Task<String> m(Task<String> t, BlockingQueue<String> q, Executor e) {
                    q.poll();
                    q.offer("");
                    e.execute(() -> t.join());
                    CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> t.join());
                    return Task.of(await(other));
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void theCorrectionIsThatOfTheTable() {
    assertThat(
            CheckedSource.problems(
                """
                class App {
                  @Async void m(Task<?> t) throws Exception { await(t); Thread.sleep(1); }
                }
                """))
        .extracting(Problem::correction)
        .containsExactly(new Correction("Thread.sleep(...)", "await(Fermata.sleep(duration))"));
  }
}
