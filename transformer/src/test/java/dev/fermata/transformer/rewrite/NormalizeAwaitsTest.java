package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Assemble;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class NormalizeAwaitsTest {
  private static final String PLAIN = "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;";
  private static final String CHECKED =
      "(Ljava/util/concurrent/CompletionStage;Ljava/lang/Class;)Ljava/lang/Object;";

  @Test
  void plainAwaitStays() {
    MethodNode method = normalize(code -> await(code, PLAIN));

    assertThat(Methods.opcodes(method)).containsExactly(Opcodes.INVOKESTATIC);
  }

  @Test
  void constantOfTheClassIsDropped() {
    MethodNode method =
        normalize(
            code -> {
              code.visitLdcInsn(Type.getObjectType("java/io/IOException"));
              await(code, CHECKED);
            });

    assertThat(Methods.opcodes(method)).containsExactly(Opcodes.INVOKESTATIC);
    assertThat(((MethodInsnNode) method.instructions.getLast()).desc).isEqualTo(PLAIN);
  }

  @Test
  void computedClassIsPopped() {
    MethodNode method =
        normalize(
            code -> {
              code.visitVarInsn(Opcodes.ALOAD, 0);
              await(code, CHECKED);
            });

    assertThat(Methods.opcodes(method))
        .containsExactly(Opcodes.ALOAD, Opcodes.POP, Opcodes.INVOKESTATIC);
  }

  @Test
  void methodsOfOtherClassesAreNoAwaits() {
    MethodNode method =
        normalize(
            code -> code.visitMethodInsn(Opcodes.INVOKESTATIC, "app/App", "await", CHECKED, false));

    assertThat(((MethodInsnNode) method.instructions.getLast()).desc).isEqualTo(CHECKED);
  }

  private static void await(MethodVisitor code, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "dev/fermata/Fermata", "await", descriptor, false);
  }

  private static MethodNode normalize(Consumer<MethodVisitor> body) {
    MethodNode method = Assemble.code("()V", body);
    NormalizeAwaits.in(method.instructions);
    return method;
  }
}
