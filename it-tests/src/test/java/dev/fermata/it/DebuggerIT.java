package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.Debugger.Stop;
import dev.fermata.it.debug.Greeting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody sees who debugs an {@code @Async} method. */
@ParameterizedClass
@MethodSource("launches")
record DebuggerIT(Launch launch) {
  private static final Path SOURCE =
      Path.of("src", "main", "java", "dev", "fermata", "it", "debug", "Greeting.java");

  /**
   * The command line makes what the plugin makes. A debugger of JDK 21 or later launches no older
   * one, since it gives it an option about virtual threads.
   */
  static Stream<Launch> launches() {
    return Launch.all().stream()
        .filter(launch -> launch.way() != Way.CLI)
        .filter(launch -> launch.jdk().feature() >= Runtime.version().feature());
  }

  @Test
  void stepOverAnAwaitThatIsReadyGoesToTheNextLine() throws IOException {
    try (Debugger debugger = launched().breakAt(lineOf("await(Task.of("))) {
      Stop atAwait = debugger.goOn();
      Stop next = debugger.stepOver(atAwait);

      assertThat(next.method()).isEqualTo("greet");
      assertThat(next.line()).isEqualTo(lineOf("await(slowly("));
      assertThat(next.variables())
          .containsEntry("name", "\"Ada\"")
          .containsEntry("length", "3")
          .containsEntry("ready", "\"Good\"");
    }
  }

  @Test
  void stepOverAnAwaitThatSuspendsGoesOnWhenTheValueIsThere() throws IOException {
    int await = lineOf("await(slowly(");
    int next = lineOf("String text = ready");
    try (Debugger debugger = launched().breakAt(await)) {
      Stop before = debugger.goOn();
      assertThat(before.line()).isEqualTo(await);
      assertThat(before.variables()).containsOnlyKeys("$this", "name", "length", "ready");

      Stop caller = debugger.stepOver(before);
      assertThat(caller.method()).isEqualTo("greetAda");
      assertThat(caller.line()).isEqualTo(lineOf("await(new Greeting("));

      Stop delivered = debugger.goOn();
      assertThat(delivered.method()).isEqualTo("greet");
      assertThat(delivered.line()).isEqualTo(await);
      assertThat(delivered.variables()).isEqualTo(before.variables());

      Stop after = debugger.stepOver(delivered);
      assertThat(after.method()).isEqualTo("greet");
      assertThat(after.line()).isEqualTo(next);
      assertThat(after.variables())
          .containsAllEntriesOf(before.variables())
          .containsEntry("word", "\"day\"");
    }
  }

  @Test
  void breakpointBehindAnAwaitThatSuspendedIsHitOnceWithAllVariables() throws IOException {
    try (Debugger debugger = launched().breakAt(lineOf("if (length > 100)"))) {
      Stop after = debugger.goOn();

      assertThat(after.variables())
          .containsOnlyKeys("$this", "name", "length", "ready", "word", "text")
          .containsEntry("name", "\"Ada\"")
          .containsEntry("length", "3")
          .containsEntry("ready", "\"Good\"")
          .containsEntry("word", "\"day\"")
          .containsEntry("text", "\"Good day, Ada!\"");
      assertThat(debugger.output()).isEqualTo("Good day, Ada!" + System.lineSeparator());
    }
  }

  private Debugger launched() throws IOException {
    return Debugger.launch(launch, Greeting.class);
  }

  private static int lineOf(String text) throws IOException {
    List<String> lines = Files.readAllLines(SOURCE);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError("no line with " + text);
  }
}
