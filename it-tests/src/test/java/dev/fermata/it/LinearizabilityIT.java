package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.it.JavaProcess.Outcome;
import dev.fermata.it.linearizability.LincheckMain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the Lincheck tests of {@code dev.fermata.it.linearizability}. {@code -Dfermata.races=long}
 * tries many more calls and orders of them, and on each Java that is found.
 */
class LinearizabilityIT {
  private static final boolean LONG = "long".equals(System.getProperty("fermata.races"));
  private static final int MOST_MINUTES = LONG ? 24 * 60 : 10;

  /**
   * Lincheck has to read the class files of Java itself, so that the next version may be too new.
   */
  private static final int NEWEST_FOR_LINCHECK = 25;

  static List<Jdk> jdks() {
    return LONG ? Jdk.all() : List.of(Jdk.running());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whatThreadsSeeHasAnOrder(Jdk jdk) {
    Outcome outcome =
        new JavaProcess(jdk).options(options(jdk)).atMost(MOST_MINUTES).run(program());
    boolean maySkip = jdk.feature() > NEWEST_FOR_LINCHECK;
    assumeTrue(
        !maySkip || outcome.status() != LincheckMain.UNABLE,
        () -> "Lincheck does not run on " + jdk + ": " + outcome.err());
    assertThat(outcome.status()).as("%s%n%s", outcome.out(), outcome.err()).isZero();
  }

  private static List<String> options(Jdk jdk) {
    List<String> options = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
    if (!LONG) {
      // In a few seconds, C2 is no help.
      options.add("-XX:TieredStopAtLevel=1");
    }
    return options;
  }

  private static String[] program() {
    return new String[] {LincheckMain.class.getName(), LONG ? "long" : "short"};
  }
}
