package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import org.junit.jupiter.api.Test;

/** What a step leaves in the driver. */
class FrameClassWriterTest {
  @Test
  void stepThatSuspendsLeavesNoResultForTheNextAwait() {
    Program program =
        Program.rewritten(
            Compile.withDebugInformation()
                .sources(
                    """
                    import static dev.fermata.Fermata.*;
                    import dev.fermata.*;
                    import java.time.Duration;
                    class App {
                      @Async static Task<Integer> turns() {
                        int nulls = 0;
                        for (int i = 0; i < 3; i++) {
                          Void nothing = await(sleep(Duration.ZERO));
                          nulls += nothing == null ? 1 : 0;
                        }
                        return Task.of(nulls);
                      }
                    }
                    """));

    try (EventLoop loop = new EventLoop()) {
      Integer nulls = loop.runUntilComplete(() -> turns(program));
      assertThat(nulls).isEqualTo(3);
    }
  }

  @SuppressWarnings("unchecked")
  private static Task<Integer> turns(Program program) {
    return (Task<Integer>) program.call("App", "turns");
  }
}
