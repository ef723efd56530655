package dev.fermata.transformer.proof;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes and tells how each test ended. */
final class RunTests {
  private RunTests() {}

  /** How the tests ended, by their ids. */
  static SortedMap<String, String> of(List<String> classNames, ClassLoader loader) {
    Thread thread = Thread.currentThread();
    ClassLoader outer = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(
                  classNames.stream()
                      .map(name -> DiscoverySelectors.selectClass(loader, name))
                      .toList())
              .build();
      Results results = new Results();
      LauncherConfig alone =
          LauncherConfig.builder()
              .enableTestExecutionListenerAutoRegistration(false)
              .enableLauncherSessionListenerAutoRegistration(false)
              .build();
      LauncherFactory.create(alone).execute(request, results);
      return results.byId;
    } finally {
      thread.setContextClassLoader(outer);
    }
  }

  private static final class Results implements TestExecutionListener {
    private final SortedMap<String, String> byId = new TreeMap<>();

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
      String failure = result.getThrowable().map(t -> " " + t.getClass().getName()).orElse("");
      byId.put(test.getUniqueId(), result.getStatus() + failure);
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
      byId.put(test.getUniqueId(), "SKIPPED");
    }
  }
}
