package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.JavaProcess.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** javac rewrites what it compiles: what a user does who has no build tool at all. */
class JavacIT {
  /** The first that runs no processors which it merely finds on the class path. */
  private static final int NO_IMPLICIT_PROCESSING = 23;

  private static final String HELLO =
      """
      package hello;
      import static dev.fermata.Fermata.*;
      import dev.fermata.*;
      import java.time.Duration;
      class Hello {
        @Async static Task<Integer> count(String name, int to) {
          for (int i = 1; i <= to; i++) {
            System.out.println(name + " " + i);
            await(sleep(Duration.ZERO));
          }
          return Task.of(to);
        }
        @Async static Task<Void> main() {
          Task<Integer> background = createTask(() -> count("a", 2));
          System.out.println(await(count("b", 2)) + await(background));
          return Task.done();
        }
        public static void main(String[] args) { run(Hello::main); }
      }
      """;

  @TempDir Path folder;
  private Path classes;

  @BeforeEach
  void nameFolder() {
    classes = folder.resolve("classes");
  }

  @ParameterizedTest
  @MethodSource("dev.fermata.it.Jdk#all")
  void aProgramRunsAsItWasCompiledAndTheOtherWaysHaveNothingLeftToDo(Jdk jdk) throws IOException {
    Outcome outcome = javac(jdk, HELLO, onProcessorPath());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).isEmpty();
    runs(jdk, List.of());

    // It would name the classes that it rewrites.
    runs(jdk, List.of("-javaagent:" + Artifacts.agent() + "=verbose"));

    SortedMap<String, String> compiled = Folders.contents(classes, "");
    assertThat(ProgramClasses.rewrite(jdk, classes).out())
        .startsWith("fermata: 0 of 1 class rewritten");
    assertThat(Folders.contents(classes, "")).isEqualTo(compiled);
  }

  @ParameterizedTest
  @MethodSource("dev.fermata.it.Jdk#all")
  void misuseIsAnErrorWithItsPlace(Jdk jdk) throws IOException {
    Outcome outcome =
        javac(
            jdk,
            HELLO.replace("@Async static Task<Void> main", "static Task<Void> main"),
            onProcessorPath());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("Hello.java:15: error: FERMATA-003: await outside of an @Async method.")
        .contains(
            """
                System.out.println(await(count("b", 2)) + await(background));
                                   ^
            1 error
            """);
    assertThat(classes).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("dev.fermata.it.Jdk#all")
  void aMethodThatGetsTooLargeIsAnErrorAndStaysAsItWas(Jdk jdk) throws IOException {
    String large =
        HELLO.replace(
            "return Task.of(to);", "await(Task.done());\n".repeat(4_000) + "return null;");

    Outcome outcome = javac(jdk, large, onProcessorPath());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("error: FERMATA-008: hello.Hello.count(Hello.java");
    assertThat(Folders.contents(classes, "")).containsOnlyKeys("hello/Hello.class");
  }

  @ParameterizedTest
  @MethodSource("dev.fermata.it.Jdk#all")
  void aProcessorPathOfModulesWorks(Jdk jdk) throws IOException {
    Outcome outcome =
        javac(jdk, HELLO, List.of("--processor-module-path", Artifacts.commandLine().toString()));

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).isEmpty();
    runs(jdk, List.of());
  }

  @ParameterizedTest
  @MethodSource("dev.fermata.it.Jdk#all")
  void theClassPathDoesWhereJavacRunsProcessorsFromIt(Jdk jdk) throws IOException {
    Outcome outcome = javac(jdk, HELLO, List.of());

    assertThat(outcome.status()).as(outcome.err()).isZero();
    if (jdk.feature() < NO_IMPLICIT_PROCESSING) {
      assertThat(outcome.err()).isEmpty();
      runs(jdk, List.of());
    } else {
      assertThat(outcome.err())
          .contains("Hello.java:6: warning: Fermata: annotation processing is off", "-proc:full");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.fermata.it.Jdk#all")
  void withoutProcessingItWarns(Jdk jdk) throws IOException {
    Outcome outcome = javac(jdk, HELLO, List.of("-proc:none"));

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("Hello.java:6: warning: Fermata: annotation processing is off", "-proc:full");
  }

  private void runs(Jdk jdk, List<String> options) {
    Outcome outcome =
        new JavaProcess(jdk)
            .options(options)
            .classPath(classes, Artifacts.runtime())
            .run("hello.Hello");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo("b 1\na 1\nb 2\na 2\n4\n");
  }

  private static List<String> onProcessorPath() {
    return List.of("--processor-path", Artifacts.commandLine().toString());
  }

  /** The command javac, which has the transformer on its class path, too. */
  private Outcome javac(Jdk jdk, String source, List<String> options) throws IOException {
    Path file = folder.resolve("Hello.java");
    Files.writeString(file, source);
    List<String> command = new ArrayList<>(List.of("-m", "jdk.compiler/com.sun.tools.javac.Main"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            Artifacts.runtime() + File.pathSeparator + Artifacts.commandLine(),
            "-d",
            classes.toString(),
            file.toString()));
    return new JavaProcess(jdk).run(command.toArray(String[]::new));
  }
}
