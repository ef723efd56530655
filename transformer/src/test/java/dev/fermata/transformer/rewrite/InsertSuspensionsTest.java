package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Fermata;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class InsertSuspensionsTest {
  @Test
  void resultOfACallIsPolledAsSuch() {
    assertThat(callsOf("Object o = await(other()); return Task.of(o);")).contains("pollCall");
  }

  @Test
  void stageFromElsewhereIsPolled() {
    assertThat(callsOf("Object o = await(s); return Task.of(o);"))
        .contains("poll")
        .doesNotContain("pollCall");
  }

  @Test
  void primitiveResultOfADirectCallIsNotBoxed() {
    assertThat(callsOf("int i = await(number(s)); return Task.of(i + 1);"))
        .contains("number", "suspended", "takeInt")
        .doesNotContain("valueOf", "intValue", "poll", "pollCall");
  }

  @Test
  void primitiveResultIsBoxedWhereAnObjectIsWanted() {
    assertThat(callsOf("Object o = await(number(s)); return Task.of(o);"))
        .contains("number", "takeInt", "valueOf");
  }

  @Test
  void sleepIsNotCalled() {
    assertThat(callsOf("await(Fermata.sleep(java.time.Duration.ZERO)); return Task.of(1);"))
        .contains("pollSleep")
        .doesNotContain("sleep");
  }

  @Test
  void sleepSuspendsOnALoopAndGivesNull() {
    Program program =
        program(
            """
            Object o = await(Fermata.sleep(java.time.Duration.ZERO));
            await(Fermata.sleep(java.time.Duration.ofNanos(1)));
            return Task.of(o == null);
            """);

    Object result =
        Fermata.run(
            () -> {
              @SuppressWarnings("unchecked")
              CompletionStage<Object> stage =
                  (CompletionStage<Object>) program.call("App", "method", Task.of(1));
              assertThat(((Task<?>) stage).isDone()).isFalse();
              return stage;
            });

    assertThat(result).isEqualTo(true);
  }

  private static List<String> callsOf(String body) {
    ClassNode node = new ClassNode();
    new ClassReader(program(body).files().classFile("App")).accept(node, 0);
    List<String> calls = new ArrayList<>();
    for (MethodNode method : node.methods) {
      if (method.name.equals("method") && method.desc.contains(Methods.TWIN)) {
        for (AbstractInsnNode instruction : method.instructions) {
          if (instruction instanceof MethodInsnNode call) {
            calls.add(call.name);
          }
        }
      }
    }
    return calls;
  }

  private static Program program(String body) {
    return Program.rewritten(
        Compile.withDebugInformation()
            .sources(
                """
                import static dev.fermata.Fermata.await;
                import dev.fermata.*;
                import java.util.concurrent.CompletionStage;
                class App {
                  static CompletionStage<Integer> other() { return Task.of(1); }
                  @Async static Task<Integer> number(CompletionStage<Integer> s) {
                    int i = await(s);
                    return Task.of(i);
                  }
                  @Async static Task<?> method(CompletionStage<Integer> s) {
                    %s
                  }
                }
                """
                    .formatted(body)));
  }
}
