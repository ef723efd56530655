package dev.fermata.transformer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Assemble;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

class ControlFlowTest {
  @Test
  void straightCodeIsOneBlock() {
    MethodNode method =
        Assemble.code(
            "()V",
            code -> {
              code.visitInsn(Opcodes.NOP);
              code.visitInsn(Opcodes.RETURN);
            });

    ControlFlow flow = ControlFlow.of(method);

    assertThat(flow.size()).isEqualTo(1);
    assertThat(flow.successors(0)).isEmpty();
    assertThat(flow.start(0)).isZero();
    assertThat(flow.end(0)).isEqualTo(2);
  }

  @Test
  void conditionalJumpHasTwoSuccessors() {
    Label target = new Label();
    MethodNode method =
        Assemble.code(
            "(I)V",
            code -> {
              code.visitVarInsn(Opcodes.ILOAD, 0);
              code.visitJumpInsn(Opcodes.IFEQ, target);
              code.visitInsn(Opcodes.NOP);
              code.visitLabel(target);
              code.visitInsn(Opcodes.RETURN);
            });

    ControlFlow flow = ControlFlow.of(method);

    assertThat(flow.size()).isEqualTo(3);
    assertThat(flow.successors(0)).containsExactly(1, 2);
    assertThat(flow.successors(1)).containsExactly(2);
  }

  @Test
  void gotoThrowAndReturnDoNotGoOn() {
    Label target = new Label();
    MethodNode method =
        Assemble.code(
            "()V",
            code -> {
              code.visitJumpInsn(Opcodes.GOTO, target);
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitInsn(Opcodes.ATHROW);
              code.visitLabel(target);
              code.visitInsn(Opcodes.RETURN);
            });

    ControlFlow flow = ControlFlow.of(method);

    assertThat(flow.successors(0)).containsExactly(2);
    assertThat(flow.successors(1)).isEmpty();
    assertThat(flow.successors(2)).isEmpty();
  }

  @Test
  void switchGoesToEachOfItsLabels() {
    Label zero = new Label();
    Label other = new Label();
    MethodNode method =
        Assemble.code(
            "(I)V",
            code -> {
              code.visitVarInsn(Opcodes.ILOAD, 0);
              code.visitTableSwitchInsn(0, 0, other, zero);
              code.visitLabel(zero);
              code.visitInsn(Opcodes.NOP);
              code.visitLabel(other);
              code.visitVarInsn(Opcodes.ILOAD, 0);
              code.visitLookupSwitchInsn(zero, new int[] {5}, new Label[] {other});
            });

    ControlFlow flow = ControlFlow.of(method);

    assertThat(flow.successors(0)).containsExactly(1, 2);
    assertThat(flow.successors(2)).containsExactly(1, 2);
  }

  @Test
  void handlersCoverTheBlocksOfTheirRangeOnly() {
    Label from = new Label();
    Label to = new Label();
    Label handler = new Label();
    MethodNode method =
        Assemble.code(
            "()V",
            code -> {
              code.visitTryCatchBlock(from, to, handler, null);
              code.visitInsn(Opcodes.NOP);
              code.visitLabel(from);
              code.visitInsn(Opcodes.NOP);
              code.visitLabel(to);
              code.visitInsn(Opcodes.RETURN);
              code.visitLabel(handler);
              code.visitInsn(Opcodes.ATHROW);
            });

    ControlFlow flow = ControlFlow.of(method);

    assertThat(flow.size()).isEqualTo(4);
    assertThat(flow.handlers(0)).isEmpty();
    assertThat(flow.handlers(1)).containsExactly(3);
    assertThat(flow.handlers(2)).isEmpty();
    assertThat(flow.handlers(3)).isEmpty();
  }
}
