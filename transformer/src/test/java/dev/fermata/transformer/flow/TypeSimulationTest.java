package dev.fermata.transformer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.transformer.testing.Assemble;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** In each method, the types before the one {@code NOP} are looked at. */
class TypeSimulationTest {
  @Test
  void parametersHaveTheirDeclaredTypes() {
    assertThat(beforeNop("(ZJLapp/Unknown;[[D)V", code -> code.visitInsn(Opcodes.NOP)).locals())
        .containsExactly(
            Opcodes.INTEGER, Opcodes.LONG, Opcodes.TOP, "app/Unknown", "[[D", "preset");
  }

  @Test
  void operandsAreListedFromTheBottom() {
    TypeState state =
        beforeNop(
            "()V",
            code -> {
              code.visitLdcInsn("text");
              code.visitInsn(Opcodes.DCONST_0);
              code.visitInsn(Opcodes.ACONST_NULL);
              code.visitInsn(Opcodes.NOP);
            });

    assertThat(state.stack())
        .containsExactly("java/lang/String", Opcodes.DOUBLE, Opcodes.TOP, Opcodes.NULL);
  }

  @Test
  void typesComeFromTheStackMapWhereCodeMerges() {
    TypeState state =
        beforeNop(
            "(I)V",
            code -> {
              Label other = new Label();
              code.visitVarInsn(Opcodes.ILOAD, 0);
              code.visitJumpInsn(Opcodes.IFEQ, other);
              code.visitLabel(other);
              code.visitFrame(
                  Opcodes.F_NEW,
                  2,
                  new Object[] {Opcodes.TOP, "app/Merged"},
                  1,
                  new Object[] {"[I"});
              code.visitInsn(Opcodes.NOP);
            });

    assertThat(state.locals()).containsExactly(Opcodes.TOP, "app/Merged");
    assertThat(state.stack()).containsExactly("[I");
  }

  @Test
  void elementOfAnArrayHasItsElementType() {
    TypeState state =
        beforeNop(
            "([[Lapp/Unknown;)V",
            code -> {
              code.visitVarInsn(Opcodes.ALOAD, 0);
              code.visitInsn(Opcodes.ICONST_0);
              code.visitInsn(Opcodes.AALOAD);
              code.visitInsn(Opcodes.DUP);
              code.visitInsn(Opcodes.ICONST_0);
              code.visitInsn(Opcodes.AALOAD);
              code.visitInsn(Opcodes.NOP);
            });

    assertThat(state.stack()).containsExactly("[Lapp/Unknown;", "app/Unknown");
  }

  @Test
  void newObjectIsKnownByTheLabelBeforeNewUntilItsConstructorHasRun() {
    Label label = new Label();
    TypeState before =
        beforeNop(
            "()V",
            code -> {
              code.visitLabel(label);
              code.visitTypeInsn(Opcodes.NEW, "app/Unknown");
              code.visitInsn(Opcodes.DUP);
              code.visitInsn(Opcodes.NOP);
            });
    TypeState after =
        beforeNop(
            "()V",
            code -> {
              code.visitLabel(label);
              code.visitTypeInsn(Opcodes.NEW, "app/Unknown");
              code.visitInsn(Opcodes.DUP);
              code.visitMethodInsn(Opcodes.INVOKESPECIAL, "app/Unknown", "<init>", "()V", false);
              code.visitInsn(Opcodes.NOP);
            });

    assertThat(before.stack()).hasSize(2).allMatch(Label.class::isInstance);
    assertThat(after.stack()).containsExactly("app/Unknown");
  }

  @Test
  void nothingIsKnownOfCodeThatIsNotReached() {
    assertThat(
            beforeNop(
                "()V",
                code -> {
                  code.visitInsn(Opcodes.RETURN);
                  code.visitInsn(Opcodes.NOP);
                }))
        .isNull();
  }

  private static TypeState beforeNop(String descriptor, Consumer<MethodVisitor> body) {
    MethodNode method = Assemble.code(descriptor, body);
    AbstractInsnNode nop = method.instructions.getFirst();
    while (nop.getOpcode() != Opcodes.NOP) {
      nop = nop.getNext();
    }
    AbstractInsnNode wanted = nop;
    return TypeSimulation.of("app/Owner", method, List.of("preset"), i -> i == wanted)
        .before(wanted);
  }
}
