package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import dev.fermata.transformer.testing.Program;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

class DebugInformationTest {
  private static final ClassFiles FILES =
      Compile.withDebugInformation()
          .sources(
              """
              import static dev.fermata.Fermata.await;
              import dev.fermata.*;
              class App {
                @Async static Task<String> fails(Task<String> t) {
                  String text = await(t);
                  if (text != null)
                    throw new IllegalStateException(text);
                  return Task.of(text);
                }
                @Async static Task<String> main(Task<String> t, long l) {
                  double d = l;
                  String s = await(
                      fails(t));
                  return Task.of(s + d);
                }
              }
              """);

  @Test
  void stackTraceAfterAResumeShowsTheLineOfTheSource() {
    Promise<String> pending = new Promise<>();
    Task<?> task = (Task<?>) Program.rewritten(FILES).call("App", "main", pending, 1L);

    pending.complete("x");

    StackTraceElement top = task.exceptionNow().getStackTrace()[0];
    assertThat(top.getMethodName()).isEqualTo("fails");
    assertThat(top.getLineNumber()).isEqualTo(7);
  }

  @Test
  void stackTraceOfADirectCallShowsTheCallersLine() {
    Task<?> task = (Task<?>) Program.rewritten(FILES).call("App", "main", Task.of("x"), 1L);

    StackTraceElement[] trace = task.exceptionNow().getStackTrace();
    assertThat(trace[0].getLineNumber()).isEqualTo(7);
    assertThat(trace[1].getMethodName()).isEqualTo("main");
    assertThat(trace[1].getLineNumber()).isBetween(12, 13);
  }

  @Test
  void variablesKeepTheirNamesAndTypesInTheirNewSlots() {
    ClassNode node = new ClassNode();
    new ClassReader(Program.rewrite(FILES).classFile("App")).accept(node, 0);
    MethodNode twin =
        node.methods.stream()
            .filter(m -> m.name.equals("main") && m.desc.contains(Methods.TWIN))
            .findFirst()
            .orElseThrow();

    assertThat(twin.localVariables)
        .extracting((LocalVariableNode v) -> v.name + " " + v.desc + " " + v.index)
        .containsOnly("t Ldev/fermata/Task; 0", "l J 1", "d D 6", "s Ljava/lang/String; 8");
  }
}
