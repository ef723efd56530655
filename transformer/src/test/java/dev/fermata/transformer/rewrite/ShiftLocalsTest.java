package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Assemble;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The methods have an int and a long as parameters, and so three slots of them. */
class ShiftLocalsTest {
  private static final String DRIVER = "dev/fermata/abi/Driver";
  private static final String FRAME = "dev/fermata/abi/Frame";

  @Test
  void parametersStayAndOtherLocalsMoveByThree() {
    MethodNode twin =
        shift(
            code -> {
              code.visitVarInsn(Opcodes.ILOAD, 0);
              code.visitVarInsn(Opcodes.LLOAD, 1);
              code.visitVarInsn(Opcodes.ALOAD, 3);
              code.visitIincInsn(0, 1);
              code.visitIincInsn(4, 1);
            });

    assertThat(((VarInsnNode) twin.instructions.get(0)).var).isZero();
    assertThat(((VarInsnNode) twin.instructions.get(1)).var).isEqualTo(1);
    assertThat(((VarInsnNode) twin.instructions.get(2)).var).isEqualTo(6);
    assertThat(((IincInsnNode) twin.instructions.get(3)).var).isZero();
    assertThat(((IincInsnNode) twin.instructions.get(4)).var).isEqualTo(7);
    assertThat(twin.maxLocals).isEqualTo(8 + 3);
  }

  @Test
  void framesGetDriverFrameAndTargetBehindTheParameters() {
    MethodNode twin = shift(code -> frame(code, Opcodes.INTEGER, Opcodes.LONG, "java/lang/String"));

    assertThat(locals(twin))
        .containsExactly(
            Opcodes.INTEGER, Opcodes.LONG, DRIVER, FRAME, Opcodes.INTEGER, "java/lang/String");
  }

  @Test
  void shortFramesAreFilledUp() {
    MethodNode twin = shift(code -> frame(code, Opcodes.INTEGER));

    assertThat(locals(twin))
        .containsExactly(Opcodes.INTEGER, Opcodes.TOP, Opcodes.TOP, DRIVER, FRAME, Opcodes.INTEGER);
  }

  @Test
  void framesInWhichParametersHaveOtherTypes() {
    MethodNode twin = shift(code -> frame(code, Opcodes.TOP, "a/B", Opcodes.FLOAT, Opcodes.DOUBLE));

    assertThat(locals(twin))
        .containsExactly(
            Opcodes.TOP, "a/B", Opcodes.FLOAT, DRIVER, FRAME, Opcodes.INTEGER, Opcodes.DOUBLE);
  }

  @Test
  void localVariableTableMoves() {
    MethodNode twin =
        shift(
            code -> {
              Label from = Assemble.mark(code);
              code.visitInsn(Opcodes.NOP);
              Label to = Assemble.mark(code);
              code.visitLocalVariable("parameter", "J", null, from, to, 1);
              code.visitLocalVariable("local", "I", null, from, to, 3);
            });

    assertThat(twin.localVariables).extracting(variable -> variable.index).containsExactly(1, 6);
  }

  @Test
  void longThatLiesHalfInTheLastParameterMovesAllLocals() {
    MethodNode twin =
        shift(
            code -> {
              code.visitVarInsn(Opcodes.LSTORE, 2);
              frame(code, Opcodes.INTEGER, Opcodes.TOP, Opcodes.LONG);
              code.visitVarInsn(Opcodes.ILOAD, 0);
            });

    assertThat(Methods.opcodes(twin))
        .containsExactly(
            Opcodes.ILOAD,
            Opcodes.ISTORE,
            Opcodes.LLOAD,
            Opcodes.LSTORE,
            Opcodes.LSTORE,
            Opcodes.ILOAD);
    assertThat(((VarInsnNode) twin.instructions.getLast()).var).isEqualTo(6);
    assertThat(locals(twin))
        .containsExactly(
            Opcodes.TOP,
            Opcodes.TOP,
            Opcodes.TOP,
            DRIVER,
            FRAME,
            Opcodes.INTEGER,
            Opcodes.INTEGER,
            Opcodes.TOP,
            Opcodes.LONG);
  }

  private static MethodNode shift(Consumer<MethodVisitor> body) {
    MethodNode twin = Assemble.code("(IJ" + Methods.TWIN + "Ljava/lang/Object;", body);
    twin.maxLocals = 8;
    ShiftLocals.in(twin, new TwinSlots(3));
    return twin;
  }

  private static void frame(MethodVisitor code, Object... locals) {
    code.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
  }

  private static List<Object> locals(MethodNode twin) {
    for (AbstractInsnNode instruction : twin.instructions) {
      if (instruction instanceof FrameNode frame) {
        return frame.local;
      }
    }
    throw new AssertionError("no frame");
  }
}
