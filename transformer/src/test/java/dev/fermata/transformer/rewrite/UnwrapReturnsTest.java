package dev.fermata.transformer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.testing.Assemble;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

class UnwrapReturnsTest {
  private static final String TASK = "()Ldev/fermata/Task;";

  @Test
  void taskOfAValueReturnsTheValue() {
    MethodNode twin =
        unwrap(
            TASK,
            ResultType.OBJECT,
            code -> {
              code.visitLdcInsn("x");
              Assemble.returnTask(code);
            });

    assertThat(Methods.opcodes(twin)).containsExactly(Opcodes.LDC, Opcodes.ARETURN);
  }

  @Test
  void taskOfABoxReturnsThePrimitive() {
    MethodNode twin =
        unwrap(
            TASK,
            ResultType.INT,
            code -> {
              code.visitInsn(Opcodes.ICONST_3);
              Assemble.box(code);
              Assemble.returnTask(code);
            });

    assertThat(Methods.opcodes(twin)).containsExactly(Opcodes.ICONST_3, Opcodes.IRETURN);
  }

  @Test
  void boxStaysWhereOtherReturnsGiveObjects() {
    MethodNode twin =
        unwrap(
            TASK,
            ResultType.OBJECT,
            code -> {
              code.visitInsn(Opcodes.ICONST_3);
              Assemble.box(code);
              Assemble.returnTask(code);
            });

    assertThat(Methods.opcodes(twin))
        .containsExactly(Opcodes.ICONST_3, Opcodes.INVOKESTATIC, Opcodes.ARETURN);
  }

  @Test
  void doneReturnsNothing() {
    Consumer<MethodVisitor> body =
        code -> {
          code.visitMethodInsn(Opcodes.INVOKESTATIC, "dev/fermata/Task", "done", TASK, false);
          code.visitInsn(Opcodes.ARETURN);
        };

    assertThat(Methods.opcodes(unwrap(TASK, ResultType.VOID, body)))
        .containsExactly(Opcodes.RETURN);
    assertThat(Methods.opcodes(unwrap(TASK, ResultType.OBJECT, body)))
        .containsExactly(Opcodes.ACONST_NULL, Opcodes.ARETURN);
  }

  @Test
  void anyOtherStageIsAwaitedBehindTheBody() {
    MethodNode twin =
        unwrap(
            TASK,
            ResultType.OBJECT,
            code -> {
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitInsn(Opcodes.ARETURN);
            });

    assertThat(Methods.opcodes(twin))
        .containsExactly(
            Opcodes.ACONST_NULL,
            Opcodes.ASTORE,
            Opcodes.GOTO,
            Opcodes.ALOAD,
            Opcodes.INVOKESTATIC,
            Opcodes.ARETURN);
  }

  @Test
  void allOtherStagesShareOneAwait() {
    MethodNode twin =
        unwrap(
            "(I)Ldev/fermata/Task;",
            ResultType.OBJECT,
            code -> {
              Label other = new Label();
              code.visitVarInsn(Opcodes.ILOAD, 0);
              code.visitJumpInsn(Opcodes.IFEQ, other);
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitInsn(Opcodes.ARETURN);
              code.visitLabel(other);
              code.visitFrame(Opcodes.F_NEW, 0, new Object[0], 0, new Object[0]);
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitInsn(Opcodes.ARETURN);
            });

    assertThat(Methods.opcodes(twin)).containsOnlyOnce(Opcodes.INVOKESTATIC, Opcodes.ARETURN);
  }

  @Test
  void operandsBelowAnyOtherStageAreDropped() {
    MethodNode twin =
        unwrap(
            TASK,
            ResultType.OBJECT,
            code -> {
              code.visitInsn(Opcodes.LCONST_0);
              code.visitInsn(Opcodes.ICONST_0);
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitInsn(Opcodes.ARETURN);
            });

    assertThat(Methods.opcodes(twin))
        .containsSubsequence(Opcodes.ASTORE, Opcodes.POP, Opcodes.POP2, Opcodes.GOTO);
  }

  @Test
  void methodThatReturnsNothingStays() {
    MethodNode twin = unwrap("()V", ResultType.VOID, code -> code.visitInsn(Opcodes.RETURN));

    assertThat(Methods.opcodes(twin)).containsExactly(Opcodes.RETURN);
  }

  private static MethodNode unwrap(
      String descriptor, ResultType result, Consumer<MethodVisitor> body) {
    AsyncMethod method = Methods.async(descriptor, result);
    MethodNode twin = Assemble.code(method.twinDescriptor(), body);
    twin.maxLocals = 5;
    UnwrapReturns.in(twin, method, TwinSlots.of(method), Methods.NO_CALLEES);
    return twin;
  }
}
