package dev.fermata.transformer.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** javac finds the plugin on the class path of these tests. */
class FermataPluginTest {
  @TempDir Path folder;
  private Javac javac;

  @BeforeEach
  void useFolder() throws IOException {
    javac = new Javac(folder);
  }

  @Test
  void itWarnsAtTheFirstUseOfFermataWhereNoProcessorsRun() throws IOException {
    javac.source("a/A.java", "class A {\n@Async void f() { }\n@Async void g() { }\n}");
    javac.source("a/B.java", "class B {\n@Async void f() { }\n}");

    Javac.Outcome outcome = javac.compile("-proc:none");

    assertThat(outcome.ok()).isTrue();
    assertThat(outcome.messages())
        .singleElement()
        .asString()
        .startsWith("WARNING A.java:3:13: Fermata: annotation processing is off")
        .contains("-proc:full", "-processorpath");
  }

  @Test
  void aLambdaThatAwaitsIsAUse() throws IOException {
    javac.source("a/A.java", "class A {\nRunnable f = () -> await(Task.done());\n}");

    assertThat(javac.compile("-proc:none").messages())
        .singleElement()
        .asString()
        .startsWith("WARNING A.java:3:20: Fermata: ");
  }

  @Test
  void itDoesNotWarnOfWhatDoesNotUseFermata() throws IOException {
    javac.source("a/A.java", "class A { Task<Integer> f() { return Task.of(1); } }");

    assertThat(javac.compile("-proc:none")).isEqualTo(new Javac.Outcome(true, List.of()));
  }

  @Test
  void itDoesNotWarnWhereTheProcessorIsSkipped() throws IOException {
    javac.source("a/A.java", "class A { @Async void f() { } }");

    assertThat(javac.compile("-Afermata.skip=true")).isEqualTo(new Javac.Outcome(true, List.of()));
  }
}
