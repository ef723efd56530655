package dev.fermata.transformer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Assemble;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** In each method, it is asked whether a monitor is held at the one {@code NOP}. */
class MonitorRegionsTest {
  @Test
  void isLockedBetweenEnterAndExit() {
    assertThat(
            isLockedAtNop(
                code -> {
                  enter(code);
                  code.visitInsn(Opcodes.NOP);
                  exit(code);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .isTrue();
  }

  @Test
  void isNotLockedBeforeNorAfter() {
    assertThat(
            isLockedAtNop(
                code -> {
                  enter(code);
                  exit(code);
                  code.visitInsn(Opcodes.NOP);
                  enter(code);
                  exit(code);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .isFalse();
  }

  @Test
  void staysLockedWhenAnInnerMonitorEnds() {
    assertThat(
            isLockedAtNop(
                code -> {
                  enter(code);
                  enter(code);
                  exit(code);
                  code.visitInsn(Opcodes.NOP);
                  exit(code);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .isTrue();
  }

  @Test
  void isLockedOnAllBranches() {
    assertThat(
            isLockedAtNop(
                code -> {
                  Label other = new Label();
                  Label out = new Label();
                  enter(code);
                  code.visitVarInsn(Opcodes.ALOAD, 0);
                  code.visitJumpInsn(Opcodes.IFNULL, other);
                  code.visitJumpInsn(Opcodes.GOTO, out);
                  code.visitLabel(other);
                  code.visitInsn(Opcodes.NOP);
                  code.visitLabel(out);
                  exit(code);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .isTrue();
  }

  @Test
  void handlerOfTheMonitorIsLockedUntilItExits() {
    assertThat(isLockedAtNop(code -> monitorWithHandler(code, true))).isTrue();
    assertThat(isLockedAtNop(code -> monitorWithHandler(code, false))).isFalse();
  }

  private static void monitorWithHandler(MethodVisitor code, boolean before) {
    Label from = new Label();
    Label to = new Label();
    Label handler = new Label();
    Label end = new Label();
    code.visitTryCatchBlock(from, to, handler, null);
    code.visitTryCatchBlock(handler, end, handler, null);
    enter(code);
    code.visitLabel(from);
    exit(code);
    code.visitLabel(to);
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(handler);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    if (before) {
      code.visitInsn(Opcodes.NOP);
    }
    exit(code);
    code.visitLabel(end);
    if (!before) {
      code.visitInsn(Opcodes.NOP);
    }
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitInsn(Opcodes.ATHROW);
  }

  @Test
  void handlerOfATryAroundTheMonitorIsNotLocked() {
    assertThat(
            isLockedAtNop(
                code -> {
                  Label from = new Label();
                  Label to = new Label();
                  Label handler = new Label();
                  code.visitTryCatchBlock(from, to, handler, "java/lang/Exception");
                  code.visitLabel(from);
                  enter(code);
                  Assemble.mark(code);
                  exit(code);
                  code.visitLabel(to);
                  code.visitInsn(Opcodes.RETURN);
                  code.visitLabel(handler);
                  code.visitInsn(Opcodes.POP);
                  code.visitInsn(Opcodes.NOP);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .isFalse();
  }

  @Test
  void codeThatIsNotReachedIsNotLocked() {
    assertThat(
            isLockedAtNop(
                code -> {
                  enter(code);
                  exit(code);
                  code.visitInsn(Opcodes.RETURN);
                  code.visitInsn(Opcodes.NOP);
                  code.visitInsn(Opcodes.RETURN);
                }))
        .isFalse();
  }

  private static void enter(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.MONITORENTER);
  }

  private static void exit(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.MONITOREXIT);
  }

  private static boolean isLockedAtNop(Consumer<MethodVisitor> body) {
    MethodNode method = Assemble.code("(Ljava/lang/Object;)V", body);
    MonitorRegions regions = MonitorRegions.of(ControlFlow.of(method));
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() == Opcodes.NOP) {
        return regions.isLocked(instruction);
      }
    }
    throw new AssertionError("no NOP");
  }
}
