package dev.fermata.transformer.rewrite;

import static dev.fermata.transformer.testing.SampleTests.assertBehavesAsIfItBlocked;

import dev.fermata.transformer.testing.Compile;
import org.junit.jupiter.api.Test;

class SeparateNewTest {
  @Test
  void loopWithAnAwaitBeginsWithNewWhoseArgumentsBranch() {
    String source =
        """
        import static dev.fermata.Fermata.await;
        import dev.fermata.*;
        import dev.fermata.transformer.testing.Probe;
        class App {
          @Async static Task<String> main(Probe p) {
            String text = "";
            int i = 0;
            do {
              text = new String(text + (i % 2 == 0 ? "even " : "odd "));
              i = await(p.get(i + 1));
            } while (i < 3);
            return Task.of(text);
          }
        }
        """;

    assertBehavesAsIfItBlocked(
        Compile.withDebugInformation().sources(source), "App", "main", "even odd even ");
    assertBehavesAsIfItBlocked(
        Compile.withoutDebugInformation().sources(source), "App", "main", "even odd even ");
  }
}
