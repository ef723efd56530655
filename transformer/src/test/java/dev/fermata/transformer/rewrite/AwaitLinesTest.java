package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.abi.AwaitLines;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import org.junit.jupiter.api.Test;

class AwaitLinesTest {
  private static final String SOURCE =
      """
      package com.acme;
      import static dev.fermata.Fermata.await;
      import dev.fermata.*;
      class App {
        @Async private static Task<Integer> sum(Task<Integer> a, Task<Integer> b) {
          return Task.of(
              await(a)
                  + await(b));
        }
        @Async static AsyncGenerator<Integer> items(Task<Integer> a) {
          AsyncGenerator.yield(
              await(a));
          return AsyncGenerator.end();
        }
      }
      """;

  private static AwaitLines of(Compile compile, String frame) {
    AwaitLines lines =
        Program.rewritten(compile.sources(SOURCE)).load(frame).getAnnotation(AwaitLines.class);
    assertThat(lines.type()).isEqualTo("com.acme.App");
    return lines;
  }

  @Test
  void bothFramesOfAMethodTellTheLinesOfItsAwaits() {
    for (String frame : new String[] {"com.acme.App$sum$Task", "com.acme.App$sum$Frame"}) {
      AwaitLines lines = of(Compile.withDebugInformation(), frame);
      assertThat(lines.method()).isEqualTo("sum");
      assertThat(lines.file()).isEqualTo("App.java");
      assertThat(lines.lines()).containsExactly(7, 8);
    }
  }

  @Test
  void aGeneratorBeginsOnNoLine() {
    AwaitLines lines = of(Compile.withDebugInformation(), "com.acme.App$items$AsyncGenerator");
    assertThat(lines.lines()).containsExactly(0, 12, 11);
  }

  @Test
  void withoutDebugInformationThereIsNoLineAndNoFile() {
    AwaitLines lines = of(Compile.withoutDebugInformation(), "com.acme.App$sum$Task");
    assertThat(lines.file()).isEmpty();
    assertThat(lines.lines()).containsExactly(0, 0);
  }
}
