package dev.fermata.tck;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;

/** Runs a class of TestNG tests, and shows each of them as one of JUnit's. */
final class TestNgTests implements ITestListener {
  private final List<DynamicTest> tests = new ArrayList<>();

  private TestNgTests() {}

  static Stream<DynamicTest> of(Class<?> type) {
    TestNgTests listener = new TestNgTests();
    TestNG runner = new TestNG(false);
    runner.setVerbose(0);
    runner.setTestClasses(new Class<?>[] {type});
    runner.addListener(listener);
    runner.run();
    if (listener.tests.isEmpty()) {
      throw new AssertionError("No tests in " + type);
    }
    return listener.tests.stream();
  }

  @Override
  public void onTestSuccess(ITestResult result) {
    add(result, null);
  }

  @Override
  public void onTestFailure(ITestResult result) {
    add(result, result.getThrowable());
  }

  /** A rule that the kit cannot test, or that is for others. */
  @Override
  public void onTestSkipped(ITestResult result) {
    add(result, new TestAbortedException("skipped by the kit", result.getThrowable()));
  }

  private void add(ITestResult result, Throwable failure) {
    tests.add(
        dynamicTest(
            result.getName(),
            () -> {
              if (failure != null) {
                throw failure;
              }
            }));
  }
}
