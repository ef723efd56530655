package dev.fermata.it.virtualtime;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What becomes of the methods of a test class when JUnit runs them. */
final class JUnitRun {
  private final Map<String, List<TestExecutionResult>> results = new LinkedHashMap<>();

  private JUnitRun() {}

  static JUnitRun of(Class<?> tests) {
    JUnitRun run = new JUnitRun();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build(),
            run.new Listener());
    return run;
  }

  TestExecutionResult only(String name) {
    List<TestExecutionResult> all = all(name);
    if (all.size() != 1) {
      throw new AssertionError(name + " was run " + all.size() + " times: " + results);
    }
    return all.get(0);
  }

  /** What became of each invocation of a method, in order. */
  List<TestExecutionResult> all(String name) {
    return results.getOrDefault(name, List.of());
  }

  /** What a method threw that was called once. */
  Throwable failure(String name) {
    return only(name).getThrowable().orElseThrow(() -> new AssertionError(name + " has passed"));
  }

  private final class Listener implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() && test.getSource().orElseThrow() instanceof MethodSource method) {
        results.computeIfAbsent(method.getMethodName(), name -> new ArrayList<>()).add(result);
      }
    }
  }
}
