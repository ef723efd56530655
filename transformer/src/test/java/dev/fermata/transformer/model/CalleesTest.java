package dev.fermata.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.ClassFiles;
import dev.fermata.transformer.testing.Compile;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

class CalleesTest {
  private static final String TASK = "()Ldev/fermata/Task;";
  private static final ClassFiles FILES =
      Compile.withDebugInformation()
          .sources(
              """
              import dev.fermata.*;
              class App {
                @Async static Task<Integer> isStatic() { return Task.of(1); }
                @Async final Task<Integer> isFinal() { return Task.of(1); }
                @Async Task<Integer> overridable() { return Task.of(1); }
                static Task<Integer> ordinary() { return Task.of(1); }
              }
              class Sub extends App {}
              """);
  private final Callees callees = new Callees(FILES::classFile);

  @Test
  void boundAsyncMethodIsFound() {
    assertThat(find(Opcodes.INVOKESTATIC, "App", "isStatic")).isNotNull();
    assertThat(find(Opcodes.INVOKEVIRTUAL, "App", "isFinal")).isNotNull();
    assertThat(find(Opcodes.INVOKESPECIAL, "App", "isFinal")).isNotNull();
  }

  @Test
  void callThatMayReachAnotherMethodHasNone() {
    assertThat(find(Opcodes.INVOKEVIRTUAL, "App", "overridable")).isNull();
    assertThat(find(Opcodes.INVOKESTATIC, "Sub", "isStatic")).isNull();
  }

  @Test
  void callThatTheJvmWillRefuseHasNone() {
    assertThat(find(Opcodes.INVOKEVIRTUAL, "App", "isStatic")).isNull();
    assertThat(find(Opcodes.INVOKESTATIC, "App", "isFinal")).isNull();
  }

  @Test
  void otherMethodsAndClassesHaveNone() {
    assertThat(find(Opcodes.INVOKESTATIC, "App", "ordinary")).isNull();
    assertThat(find(Opcodes.INVOKESTATIC, "App", "missing")).isNull();
    assertThat(find(Opcodes.INVOKESTATIC, "Missing", "isStatic")).isNull();
    assertThat(find(Opcodes.INVOKEVIRTUAL, "[LApp;", "clone")).isNull();
    assertThat(callees.callee(null)).isNull();
    assertThat(callees.callee(new InsnNode(Opcodes.NOP))).isNull();
  }

  private AsyncMethod find(int opcode, String owner, String name) {
    return callees.callee(new MethodInsnNode(opcode, owner, name, TASK, false));
  }
}
