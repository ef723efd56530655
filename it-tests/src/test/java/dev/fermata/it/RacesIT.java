package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.JavaProcess.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the jcstress tests of {@code dev.fermata.it.races}. {@code -Dfermata.races=long} tries each
 * of them for minutes, and on each Java that is found.
 */
class RacesIT {
  private static final boolean LONG = "long".equals(System.getProperty("fermata.races"));
  private static final int MOST_MINUTES = LONG ? 24 * 60 : 10;

  // It is no failure for jcstress if it cannot run a test.
  private static final String ALL_PASSED =
      "\\(Results: ([1-9]\\d*) planned; \\1 passed, .*\\)\\s+RUN RESULTS:";

  static List<Jdk> jdks() {
    return LONG ? Jdk.all() : List.of(Jdk.running());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void noThreadSeesWhatIsForbidden(Jdk jdk, @TempDir Path folder) {
    Outcome outcome =
        new JavaProcess(jdk)
            .options(List.of("-cp", System.getProperty("java.class.path")))
            .in(folder)
            .atMost(MOST_MINUTES)
            .run(jcstress());
    String report = outcome.out().substring(Math.max(0, outcome.out().indexOf("RUN RESULTS:")));
    assertThat(outcome.status()).as("%s%n%s", report, outcome.err()).isZero();
    assertThat(outcome.out()).containsPattern(ALL_PASSED);
  }

  private static String[] jcstress() {
    List<String> command = new ArrayList<>();
    command.add("org.openjdk.jcstress.Main");
    // Threads that are bound to processors are none the better for it where others use these too.
    command.addAll(List.of("-t", "dev.fermata.it.races", "-af", "NONE"));
    if (!LONG) {
      command.addAll(List.of("-f", "1", "-fsm", "1", "-iters", "1", "-time", "100"));
      command.addAll(List.of("-sc", "false", "-hs", "512", "-pth", "false"));
      // With options of our own there is one way to compile, and not each that there is.
      command.addAll(List.of("-jvmArgs", "-XX:+UseSerialGC"));
    }
    return command.toArray(String[]::new);
  }
}
