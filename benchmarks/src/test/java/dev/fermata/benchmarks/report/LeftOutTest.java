package dev.fermata.benchmarks.report;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeftOutTest {
  private static final List<String> PEERS =
      List.of(
          "CompletableFuture",
          "Kotlin",
          "virtual threads",
          "EA Async",
          "Tascalate Async/Await",
          "Tascalate JavaFlow",
          "offbynull coroutines");

  static Set<Family> timedFamiliesWithAllPeers() {
    return EnumSet.range(Family.A, Family.J3).stream()
        .filter(family -> family.isTimed() && family != Family.H2)
        .collect(toSet());
  }

  @ParameterizedTest
  @MethodSource("timedFamiliesWithAllPeers")
  void aPeerIsMeasuredOrLeftOutForAReason(Family family) {
    List<String> measured =
        Benchmarks.names()
            .filter(name -> Family.of(name).equals(Optional.of(family)))
            .map(family::contestant)
            .toList();
    List<String> leftOut = LeftOut.of(family, 25).stream().map(LeftOut::contestant).toList();

    for (String peer : PEERS) {
      assertThat(measured.stream().anyMatch(name -> name.startsWith(peer)))
          .as("%s is measured", peer)
          .isNotEqualTo(leftOut.contains(peer));
    }
  }

  @ParameterizedTest
  @MethodSource("timedFamiliesWithAllPeers")
  void virtualThreadsAreLeftOutOfAllFamiliesOnJdk17(Family family) {
    assertThat(LeftOut.of(family, 17))
        .extracting(LeftOut::contestant)
        .containsOnlyOnce("virtual threads");
  }
}
