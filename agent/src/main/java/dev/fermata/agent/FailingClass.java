package dev.fermata.agent;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Stands in for a class that could not be transformed: all its members are there, so that others
 * can be linked to it, but its first use throws an {@link ExceptionInInitializerError} whose cause
 * says what is wrong.
 */
final class FailingClass extends ClassVisitor {
  /** Makes the virtual machine refuse the class. */
  private static final byte[] NO_CLASS = {};

  private static final String INITIALIZER = "<clinit>";
  // A constant has at most 65,535 bytes, and a character up to three.
  private static final int LONGEST_MESSAGE = 20_000;

  private FailingClass(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  static byte[] of(byte[] classFile, String message) {
    ClassReader reader;
    try {
      reader = new ClassReader(classFile);
    } catch (RuntimeException e) {
      // It is garbage or too new.
      return NO_CLASS;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    FailingClass failing = new FailingClass(writer);
    reader.accept(failing, 0);
    failing.throwAtFirstUse(message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
    try {
      return writer.toByteArray();
    } catch (ClassTooLargeException e) {
      // It is so large already that there is no room for the message.
      return NO_CLASS;
    }
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return name.equals(INITIALIZER)
        ? null
        : super.visitMethod(access, name, descriptor, signature, exceptions);
  }

  private void throwAtFirstUse(String message) {
    MethodVisitor code = super.visitMethod(Opcodes.ACC_STATIC, INITIALIZER, "()V", null, null);
    String exception = "java/lang/IllegalStateException";
    code.visitCode();
    code.visitTypeInsn(Opcodes.NEW, exception);
    code.visitInsn(Opcodes.DUP);
    code.visitLdcInsn(message);
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL, exception, "<init>", "(Ljava/lang/String;)V", false);
    code.visitInsn(Opcodes.ATHROW);
    code.visitMaxs(3, 0);
    code.visitEnd();
  }
}
