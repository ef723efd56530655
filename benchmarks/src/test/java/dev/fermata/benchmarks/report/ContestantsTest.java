package dev.fermata.benchmarks.report;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.benchmarks.NewVirtualThreads;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.annotations.TearDown;

/** Runs each benchmark once: those of a family must compute the same. */
class ContestantsTest {
  @TestFactory
  Stream<DynamicContainer> allContestantsOfAFamilyComputeTheSame() {
    Map<Family, List<String>> benchmarks =
        Benchmarks.names().collect(groupingBy(name -> Family.of(name).orElseThrow()));
    return Arrays.stream(Family.values())
        .filter(benchmarks::containsKey)
        .map(family -> container(family, benchmarks.get(family)));
  }

  private static DynamicContainer container(Family family, List<String> benchmarks) {
    Object[] expected = new Object[1];
    return DynamicContainer.dynamicContainer(
        family.name(),
        benchmarks.stream()
            .map(
                name ->
                    DynamicTest.dynamicTest(
                        family.contestant(name),
                        () -> {
                          Object result = run(name);
                          expected[0] = expected[0] == null ? result : expected[0];
                          assertThat(result).isEqualTo(expected[0]);
                        })));
  }

  private static Object run(String name) throws Exception {
    int end = name.lastIndexOf('.');
    Class<?> type = Class.forName(name.substring(0, end));
    assumeTrue(
        NewVirtualThreads.available() || !type.getSimpleName().equals("VirtualThreads"),
        "This JDK has no virtual threads");
    Object benchmark = type.getConstructor().newInstance();
    try {
      return type.getMethod(name.substring(end + 1)).invoke(benchmark);
    } finally {
      for (Method method : type.getMethods()) {
        if (method.isAnnotationPresent(TearDown.class)) {
          method.invoke(benchmark);
        }
      }
    }
  }
}
