package dev.fermata.transformer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.CompileByEcj;
import dev.fermata.transformer.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With classes that stand in for those of the runtime. */
class CheckYieldInScopeTest {
  private static final String TASK_GROUP =
      """
      package dev.fermata;
      public class TaskGroup implements AutoCloseable {
        public void close() {}
        public void start() {}
      }
      """;
  static final String CANCEL_SCOPE =
      """
      package dev.fermata;
      public interface CancelScope extends AutoCloseable {
        static CancelScope open() { return () -> {}; }
        void close();
      }
      """;
  private static final String SOURCE =
      """
      import static dev.fermata.Fermata.await;
      import static dev.fermata.Fermata.sleep;
      import dev.fermata.*;
      import java.time.Duration;

      class App {
        @Async AsyncGenerator<Integer> withResources() throws Exception {
          AsyncGenerator.yield(0);
          try (TaskGroup group = new TaskGroup()) {
            group.start();
            AsyncGenerator.yield(1); // wrong
            if (group.hashCode() == 0) {
              return AsyncGenerator.end();
            }
            await(sleep(Duration.ZERO));
            AsyncGenerator.yieldFrom(withFinally()); // wrong
          }
          AsyncGenerator.yield(2);
          return AsyncGenerator.end();
        }
        @Async AsyncGenerator<Integer> withFinally() {
          CancelScope scope = CancelScope.open();
          try {
            AsyncGenerator.yield(1); // wrong
          } finally {
            scope.close();
          }
          return AsyncGenerator.end();
        }
        @Async Generator<Integer> notAsynchronous() throws Exception {
          try (java.io.StringReader in = new java.io.StringReader("");
              CancelScope scope = CancelScope.open()) {
            Generator.yield(1); // wrong
          }
          return Generator.end();
        }
        @Async AsyncGenerator<Integer> around(CancelScope given) throws Exception {
          given.close();
          try (java.io.StringReader in = new java.io.StringReader("")) {
            AsyncGenerator.yield(1);
          } catch (Exception e) {
            try (TaskGroup group = new TaskGroup()) {
              await(sleep(Duration.ZERO));
            }
            throw e;
          } finally {
            try (TaskGroup group = new TaskGroup()) {
              await(sleep(Duration.ZERO));
            }
          }
          return AsyncGenerator.end();
        }
        @Allow(Warning.YIELD_IN_SCOPE)
        @Async AsyncGenerator<Integer> meant() {
          try (CancelScope scope = CancelScope.open()) {
            AsyncGenerator.yield(1);
          }
          return AsyncGenerator.end();
        }
        @Async Task<Integer> task() {
          try (CancelScope scope = CancelScope.open()) {
            await(sleep(Duration.ZERO));
          }
          return Task.of(1);
        }
      }
      """;

  @Test
  void aYieldBeforeAScopeHasEndedIsAWarning() {
    assertWarnings(Compile.withDebugInformation().sources(TASK_GROUP, CANCEL_SCOPE, SOURCE));
  }

  @Test
  void eclipseClosesScopesInAnotherWay(@TempDir Path folder) throws IOException {
    List<Path> files =
        List.of(
            Files.writeString(folder.resolve("TaskGroup.java"), TASK_GROUP),
            Files.writeString(folder.resolve("CancelScope.java"), CANCEL_SCOPE),
            Files.writeString(folder.resolve("App.java"), SOURCE));

    assertWarnings(new CompileByEcj(17, "-g").files(files));
  }

  @Test
  void theMessageNamesTheScope() {
    assertThat(problems(Compile.withDebugInformation().sources(TASK_GROUP, CANCEL_SCOPE, SOURCE)))
        .extracting(Problem::message)
        .anyMatch(message -> message.startsWith("yield within a TaskGroup that has not ended"))
        .anyMatch(message -> message.startsWith("yield within a CancelScope that has not ended"));
  }

  private static void assertWarnings(ClassFiles files) {
    List<Integer> lines = new ArrayList<>();
    String[] source = SOURCE.split("\n", -1);
    for (int i = 0; i < source.length; i++) {
      if (source[i].contains("// wrong")) {
        lines.add(i + 1);
      }
    }
    assertThat(problems(files))
        .allSatisfy(
            problem -> {
              assertThat(problem.id()).isEqualTo("FERMATA-030");
              assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            })
        .extracting(Problem::line)
        .containsExactlyInAnyOrderElementsOf(lines);
  }

  private static List<Problem> problems(ClassFiles files) {
    return Program.problems(files);
  }
}
