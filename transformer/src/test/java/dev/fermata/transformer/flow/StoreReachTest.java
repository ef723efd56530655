package dev.fermata.transformer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Assemble;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

class StoreReachTest {
  @Test
  void nextStoreEndsIt() {
    MethodNode method =
        Assemble.code(
            "()V",
            code -> {
              store(code, 0);
              load(code, 0);
              store(code, 0);
              load(code, 0);
              code.visitInsn(Opcodes.RETURN);
            });

    assertThat(loadsReached(method)).containsExactly(true, false);
  }

  @Test
  void wideStoreBelowEndsIt() {
    MethodNode method =
        Assemble.code(
            "()V",
            code -> {
              store(code, 1);
              code.visitInsn(Opcodes.LCONST_0);
              code.visitVarInsn(Opcodes.LSTORE, 0);
              load(code, 1);
              code.visitInsn(Opcodes.RETURN);
            });

    assertThat(loadsReached(method)).containsExactly(false);
  }

  @Test
  void itGoesAroundLoopsAndIntoHandlers() {
    Label loop = new Label();
    Label behind = new Label();
    Label handler = new Label();
    MethodNode method =
        Assemble.code(
            "(I)V",
            code -> {
              code.visitTryCatchBlock(loop, behind, handler, null);
              code.visitLabel(loop);
              load(code, 1);
              store(code, 1);
              code.visitVarInsn(Opcodes.ILOAD, 0);
              code.visitJumpInsn(Opcodes.IFNE, loop);
              code.visitLabel(behind);
              code.visitInsn(Opcodes.RETURN);
              code.visitLabel(handler);
              load(code, 1);
              code.visitInsn(Opcodes.ATHROW);
            });

    assertThat(loadsReached(method)).containsExactly(true, true);
  }

  private static void store(MethodVisitor code, int slot) {
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitVarInsn(Opcodes.ASTORE, slot);
  }

  private static void load(MethodVisitor code, int slot) {
    code.visitVarInsn(Opcodes.ALOAD, slot);
  }

  /** Whether the first store reaches each load. */
  private static List<Boolean> loadsReached(MethodNode method) {
    AbstractInsnNode[] all = method.instructions.toArray();
    VarInsnNode store = (VarInsnNode) only(all, Opcodes.ASTORE).findFirst().orElseThrow();
    Set<AbstractInsnNode> reach = StoreReach.of(ControlFlow.of(method), store);
    return only(all, Opcodes.ALOAD).map(reach::contains).toList();
  }

  private static Stream<AbstractInsnNode> only(AbstractInsnNode[] all, int opcode) {
    return Arrays.stream(all).filter(instruction -> instruction.getOpcode() == opcode);
  }
}
