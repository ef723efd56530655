package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.JavaProcess.Outcome;
import dev.fermata.it.tutorial.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotTransformedIT {
  private static final Path SOURCE =
      Path.of("src", "main", "java", "dev", "fermata", "it", "tutorial", "Counters.java");

  @ParameterizedTest
  @MethodSource("dev.fermata.it.Jdk#all")
  void anAwaitThatNothingRewroteThrowsAtOnceAndSaysWhatToDo(Jdk jdk) throws IOException {
    List<String> source = Files.readAllLines(SOURCE);
    int line = source.indexOf("    await(sleep(seconds(1)));") + 1;

    Outcome outcome =
        new JavaProcess(jdk)
            .classPath(ProgramClasses.untransformed(), Artifacts.runtime())
            .run(Counters.class.getName());

    assertThat(line).isPositive();
    assertThat(outcome.out()).isEqualTo("One\n");
    assertThat(outcome.err())
        .startsWith(
            "Exception in thread \"main\" java.lang.IllegalStateException: await was called in"
                + " dev.fermata.it.tutorial.Counters.count(Counters.java:"
                + line
                + "), which Fermata has not transformed.")
        .contains(
            "<artifactId>fermata-maven-plugin</artifactId>",
            "<version>" + Artifacts.version() + "</version>",
            "<goal>transform</goal>",
            "-javaagent:fermata-agent-" + Artifacts.version() + ".jar");
    assertThat(outcome.status()).isEqualTo(1);
  }
}
