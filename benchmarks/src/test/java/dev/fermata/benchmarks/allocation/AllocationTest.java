package dev.fermata.benchmarks.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final String READY = "ready.FermataTasks.ready";

  private static final String HOW_TO_ACCEPT =
      """
      %s
      If that is meant, say why in the commit, and put the new values into benchmarks/%s,
      or have all of this JDK put there:
      mvn -pl benchmarks -am verify -Dfermata.allocation=accept -Dtest=AllocationTest -Dsurefire.failIfNoSpecifiedTests=false\
      """;

  @Test
  void nothingAllocatesMoreThanItMay() throws Exception {
    Map<String, Double> measured = MeasureAllocation.ofAll();
    AllowedBytes allowed = AllowedBytes.read();
    if ("accept".equals(System.getProperty("fermata.allocation"))) {
      allowed.accept(measured);
      allowed.write();
    }
    List<String> suspects =
        measured.keySet().stream()
            .filter(name -> allowed.complaint(name, measured.get(name)).isPresent())
            .toList();
    if (!suspects.isEmpty()) {
      measured.putAll(MeasureAllocation.again(suspects));
    }
    List<String> complaints = complaints(allowed, measured);
    assertThat(complaints)
        .withFailMessage(
            () -> HOW_TO_ACCEPT.formatted(String.join("\n", complaints), AllowedBytes.FILE))
        .isEmpty();
  }

  @Test
  void whatGrewIsToldFromWhatToWhat() {
    AllowedBytes allowed = new AllowedBytes(17);
    allowed.accept(Map.of(READY, 0.0));

    assertThat(complaints(allowed, Map.of(READY, 0.3))).isEmpty();
    assertThat(complaints(allowed, Map.of(READY, 24.02)))
        .containsExactly(READY + " grew from 0.0 to 24.0 bytes for each operation on JDK 17");
  }

  @Test
  void aBenchmarkWithoutALineIsTold() {
    assertThat(complaints(new AllowedBytes(25), Map.of(READY, 8.0)))
        .containsExactly(READY + " has no line; it allocates 8.0 bytes for each operation");
  }

  private static List<String> complaints(AllowedBytes allowed, Map<String, Double> measured) {
    return new TreeMap<>(measured)
        .entrySet().stream()
            .flatMap(entry -> allowed.complaint(entry.getKey(), entry.getValue()).stream())
            .toList();
  }
}
