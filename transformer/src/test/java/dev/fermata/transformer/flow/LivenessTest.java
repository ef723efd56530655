package dev.fermata.transformer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Assemble;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** In each method, liveness is looked at after the one {@code NOP}. */
class LivenessTest {
  @Test
  void whatIsReadLaterIsLive() {
    assertThat(
            liveAfterNop(
                code -> {
                  code.visitInsn(Opcodes.NOP);
                  code.visitVarInsn(Opcodes.ILOAD, 0);
                  code.visitInsn(Opcodes.IRETURN);
                }))
        .isEqualTo(set(0));
  }

  @Test
  void whatIsWrittenBeforeItIsReadIsDead() {
    assertThat(
            liveAfterNop(
                code -> {
                  code.visitInsn(Opcodes.NOP);
                  code.visitVarInsn(Opcodes.ILOAD, 1);
                  code.visitVarInsn(Opcodes.ISTORE, 0);
                  code.visitVarInsn(Opcodes.ILOAD, 0);
                  code.visitInsn(Opcodes.IRETURN);
                }))
        .isEqualTo(set(1));
  }

  @Test
  void incrementReads() {
    assertThat(
            liveAfterNop(
                code -> {
                  code.visitInsn(Opcodes.NOP);
                  code.visitIincInsn(3, 1);
                  code.visitInsn(Opcodes.ICONST_0);
                  code.visitInsn(Opcodes.IRETURN);
                }))
        .isEqualTo(set(3));
  }

  @Test
  void whatOnlyOneBranchReadsIsLive() {
    assertThat(
            liveAfterNop(
                code -> {
                  Label other = new Label();
                  code.visitInsn(Opcodes.NOP);
                  code.visitVarInsn(Opcodes.ILOAD, 0);
                  code.visitJumpInsn(Opcodes.IFEQ, other);
                  code.visitVarInsn(Opcodes.ILOAD, 1);
                  code.visitInsn(Opcodes.IRETURN);
                  code.visitLabel(other);
                  code.visitVarInsn(Opcodes.ILOAD, 2);
                  code.visitInsn(Opcodes.IRETURN);
                }))
        .isEqualTo(set(0, 1, 2));
  }

  @Test
  void whatTheNextRoundOfALoopReadsIsLive() {
    assertThat(
            liveAfterNop(
                code -> {
                  Label header = Assemble.mark(code);
                  code.visitVarInsn(Opcodes.ILOAD, 1);
                  code.visitVarInsn(Opcodes.ISTORE, 2);
                  code.visitInsn(Opcodes.NOP);
                  code.visitVarInsn(Opcodes.ILOAD, 0);
                  code.visitJumpInsn(Opcodes.IFEQ, header);
                  code.visitVarInsn(Opcodes.ILOAD, 3);
                  code.visitInsn(Opcodes.IRETURN);
                }))
        .isEqualTo(set(0, 1, 3));
  }

  @Test
  void whatAHandlerReadsIsLiveInAllOfItsRangeEvenBeforeAWrite() {
    assertThat(
            liveAfterNop(
                code -> {
                  Label from = new Label();
                  Label to = new Label();
                  Label handler = new Label();
                  code.visitTryCatchBlock(from, to, handler, null);
                  code.visitLabel(from);
                  code.visitInsn(Opcodes.NOP);
                  code.visitInsn(Opcodes.ICONST_0);
                  code.visitVarInsn(Opcodes.ISTORE, 1);
                  code.visitLabel(to);
                  code.visitInsn(Opcodes.ICONST_0);
                  code.visitInsn(Opcodes.IRETURN);
                  code.visitLabel(handler);
                  code.visitInsn(Opcodes.POP);
                  code.visitVarInsn(Opcodes.ILOAD, 1);
                  code.visitInsn(Opcodes.IRETURN);
                }))
        .isEqualTo(set(1));
  }

  @Test
  void whatAHandlerReadsIsDeadBeforeAWriteThatPrecedesItsRange() {
    assertThat(
            liveAfterNop(
                code -> {
                  Label from = new Label();
                  Label to = new Label();
                  Label handler = new Label();
                  code.visitTryCatchBlock(from, to, handler, null);
                  code.visitInsn(Opcodes.NOP);
                  code.visitInsn(Opcodes.ICONST_0);
                  code.visitVarInsn(Opcodes.ISTORE, 1);
                  code.visitLabel(from);
                  code.visitVarInsn(Opcodes.ILOAD, 2);
                  code.visitInsn(Opcodes.IRETURN);
                  code.visitLabel(to);
                  code.visitLabel(handler);
                  code.visitInsn(Opcodes.POP);
                  code.visitVarInsn(Opcodes.ILOAD, 1);
                  code.visitInsn(Opcodes.IRETURN);
                }))
        .isEqualTo(set(2));
  }

  @Test
  void handlerOfAnOuterRangeCountsToo() {
    assertThat(
            liveAfterNop(
                code -> {
                  Label from = new Label();
                  Label to = new Label();
                  Label inner = new Label();
                  Label outer = new Label();
                  code.visitTryCatchBlock(from, to, inner, "java/lang/Error");
                  code.visitTryCatchBlock(from, to, outer, "java/lang/Exception");
                  code.visitLabel(from);
                  code.visitInsn(Opcodes.NOP);
                  code.visitLabel(to);
                  code.visitInsn(Opcodes.ICONST_0);
                  code.visitInsn(Opcodes.IRETURN);
                  code.visitLabel(inner);
                  code.visitInsn(Opcodes.POP);
                  code.visitVarInsn(Opcodes.ILOAD, 1);
                  code.visitInsn(Opcodes.IRETURN);
                  code.visitLabel(outer);
                  code.visitInsn(Opcodes.POP);
                  code.visitVarInsn(Opcodes.ILOAD, 2);
                  code.visitInsn(Opcodes.IRETURN);
                }))
        .isEqualTo(set(1, 2));
  }

  private static BitSet liveAfterNop(Consumer<MethodVisitor> body) {
    MethodNode method = Assemble.code("(IIII)I", body);
    Predicate<AbstractInsnNode> isNop = instruction -> instruction.getOpcode() == Opcodes.NOP;
    Liveness liveness = Liveness.of(ControlFlow.of(method), isNop);
    for (AbstractInsnNode instruction : method.instructions) {
      if (isNop.test(instruction)) {
        return liveness.after(instruction);
      }
    }
    throw new AssertionError("no NOP");
  }

  private static BitSet set(int... slots) {
    BitSet set = new BitSet();
    for (int slot : slots) {
      set.set(slot);
    }
    return set;
  }
}
