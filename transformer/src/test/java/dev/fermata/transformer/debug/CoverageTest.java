package dev.fermata.transformer.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.junit.jupiter.api.Test;

/** What JaCoCo counts of an {@code @Async} class, whichever of the two comes first. */
class CoverageTest {
  private static final ClassFiles FILES =
      Compile.withDebugInformation()
          .sources(
              """
              import static dev.fermata.Fermata.await;
              import dev.fermata.*;
              final class App {
                private App() {}
                @Async static Task<String> main(Task<String> t, int n) {
                  String text = "";
                  for (int i = 0; i < n; i++) {
                    text += await(t);
                  }
                  if (text.isEmpty()) {
                    text = "never";
                  }
                  return Task.of(text);
                }
                @Async static Task<String> unused(Task<String> t) {
                  return Task.of(await(t));
                }
              }
              """);
  private static final int HEADER = 7;
  private static final int AWAIT = 8;

  @Test
  void instrumentedFirstEveryCounterIsThatOfTheSource() throws Exception {
    IClassCoverage ready = instrumentedFirst(false);
    IClassCoverage suspended = instrumentedFirst(true);

    assertThat(statuses(ready)).isEqualTo(statuses(suspended)).isEqualTo(expected());
    assertThat(ready.getBranchCounter().getTotalCount()).isEqualTo(4);
    assertThat(ready.getBranchCounter().getCoveredCount()).isEqualTo(3);
    assertThat(counters(ready)).isEqualTo(counters(suspended));
  }

  @Test
  void rewrittenFirstMethodsAndLinesAreThoseOfTheSource() throws Exception {
    for (boolean suspends : new boolean[] {false, true}) {
      IClassCoverage rewritten = rewrittenFirst(suspends);
      IClassCoverage plain = instrumentedFirst(suspends);

      assertThat(rewritten.getMethods())
          .extracting(IMethodCoverage::getName)
          .containsExactlyInAnyOrder("main", "unused");
      assertThat(rewritten.getMethodCounter()).isEqualTo(plain.getMethodCounter());
      assertThat(rewritten.getLineCounter()).isEqualTo(plain.getLineCounter());
    }
  }

  /**
   * An await has two outcomes of its own, a bound method that goes on has two kinds of frames, and
   * a loop around an await has two entries.
   */
  @Test
  void rewrittenFirstOnlyLinesOfAwaitsAndOfTheirLoopsHaveMoreBranches() throws Exception {
    for (boolean suspends : new boolean[] {false, true}) {
      Map<Integer, Integer> expected = expected();
      expected.put(AWAIT, ICounter.PARTLY_COVERED);
      expected.put(HEADER, suspends ? ICounter.FULLY_COVERED : ICounter.PARTLY_COVERED);

      IClassCoverage coverage = rewrittenFirst(suspends);

      assertThat(statuses(coverage)).isEqualTo(expected);
      assertThat(coverage.getLine(AWAIT).getBranchCounter().getTotalCount()).isEqualTo(4);
      assertThat(coverage.getLine(HEADER).getBranchCounter().getTotalCount()).isEqualTo(4);
    }
  }

  private static Map<Integer, Integer> expected() {
    Map<Integer, Integer> lines = new TreeMap<>();
    lines.put(6, ICounter.FULLY_COVERED);
    lines.put(HEADER, ICounter.FULLY_COVERED);
    lines.put(AWAIT, ICounter.FULLY_COVERED);
    lines.put(10, ICounter.PARTLY_COVERED);
    lines.put(11, ICounter.NOT_COVERED);
    lines.put(13, ICounter.FULLY_COVERED);
    lines.put(16, ICounter.NOT_COVERED);
    return lines;
  }

  private static IClassCoverage instrumentedFirst(boolean suspends) throws Exception {
    LoggerRuntime runtime = new LoggerRuntime();
    ClassFiles rewritten = Program.rewrite(instrument(FILES, runtime));
    return coverage(Program.rewritten(rewritten), FILES, runtime, suspends);
  }

  private static IClassCoverage rewrittenFirst(boolean suspends) throws Exception {
    LoggerRuntime runtime = new LoggerRuntime();
    ClassFiles rewritten = Program.rewrite(FILES);
    ClassFiles instrumented = instrument(rewritten, runtime);
    return coverage(Program.rewritten(instrumented), rewritten, runtime, suspends);
  }

  private static ClassFiles instrument(ClassFiles files, IRuntime runtime) {
    Instrumenter instrumenter = new Instrumenter(runtime);
    return files.map(
        bytes -> {
          try {
            return instrumenter.instrument(bytes, "class");
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static IClassCoverage coverage(
      Program program, ClassFiles analyzed, IRuntime runtime, boolean suspends) throws Exception {
    RuntimeData data = new RuntimeData();
    runtime.startup(data);
    try {
      Promise<String> promise = new Promise<>();
      Task<?> task = (Task<?>) program.call("App", "main", suspends ? promise : Task.of("x"), 2);
      promise.complete("x");
      assertThat(task.resultNow()).isEqualTo("xx");
    } finally {
      runtime.shutdown();
    }
    ExecutionDataStore executed = new ExecutionDataStore();
    data.collect(executed, new SessionInfoStore(), false);
    CoverageBuilder builder = new CoverageBuilder();
    Analyzer analyzer = new Analyzer(executed, builder);
    for (byte[] classFile : analyzed.byName().values()) {
      analyzer.analyzeClass(classFile, "class");
    }
    assertThat(builder.getNoMatchClasses()).isEmpty();
    return builder.getClasses().stream()
        .filter(coverage -> coverage.getName().equals("App"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<Integer, Integer> statuses(IClassCoverage coverage) {
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int line = coverage.getFirstLine(); line <= coverage.getLastLine(); line++) {
      if (coverage.getLine(line).getStatus() != ICounter.EMPTY) {
        statuses.put(line, coverage.getLine(line).getStatus());
      }
    }
    return statuses;
  }

  private static String counters(IClassCoverage coverage) {
    return coverage.getInstructionCounter() + " " + coverage.getBranchCounter();
  }
}
