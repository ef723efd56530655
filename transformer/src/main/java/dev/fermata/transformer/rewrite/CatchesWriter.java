package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.RuntimeNames;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the method of a frame class that says whether a failure has to go through the call:
 * whether the suspension point at which it goes on has a handler, a {@code finally} included.
 */
final class CatchesWriter {
  private final List<SuspensionPoint> points;

  CatchesWriter(List<SuspensionPoint> points) {
    this.points = points;
  }

  /** Writes nothing where all points have handlers, which is what the superclass says. */
  void writeTo(ClassWriter writer) {
    int[] guarded =
        points.stream()
            .filter(point -> !point.handlers().isEmpty())
            .mapToInt(SuspensionPoint::label)
            .toArray();
    if (guarded.length == points.size()) {
      return;
    }
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PROTECTED, "catches", "()Z", null, null);
    code.visitCode();
    if (guarded.length > 0) {
      returnTrueAt(guarded, code);
    }
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void returnTrueAt(int[] labels, MethodVisitor code) {
    Label guarded = new Label();
    Label other = new Label();
    Label[] targets = new Label[labels.length];
    Arrays.fill(targets, guarded);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        RuntimeNames.DRIVER,
        "label",
        "(L" + RuntimeNames.FRAME + ";)I",
        false);
    code.visitLookupSwitchInsn(other, labels, targets);
    code.visitLabel(guarded);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(other);
  }
}
