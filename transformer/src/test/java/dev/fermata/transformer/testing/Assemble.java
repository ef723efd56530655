package dev.fermata.transformer.testing;

import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Makes bytecode that no Java compiler writes, but that the JVM accepts. */
public final class Assemble {
  /** The name of the classes that are made. */
  public static final String CLASS = "Assembled";

  /** The name of the method that is made. */
  public static final String METHOD = "sample";

  private static final String PROBE = Type.getInternalName(Probe.class);

  private Assemble() {}

  /** A class with a static {@code @Async} method that takes a {@link Probe} and returns a task. */
  public static ClassFiles sample(Consumer<MethodVisitor> body) {
    return method("(L" + PROBE + ";)Ldev/fermata/Task;", body);
  }

  /** A class with a static {@code @Async} method. */
  public static ClassFiles method(String descriptor, Consumer<MethodVisitor> body) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String left, String right) {
            return left.equals(right) ? left : "java/lang/Object";
          }
        };
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, CLASS, null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC, METHOD, descriptor, null, null);
    code.visitAnnotation("Ldev/fermata/Async;", false).visitEnd();
    code.visitCode();
    body.accept(code);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return ClassFiles.of(writer.toByteArray());
  }

  /** A method's code alone. */
  public static MethodNode code(String descriptor, Consumer<MethodVisitor> body) {
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, METHOD, descriptor, null, null);
    body.accept(method);
    return method;
  }

  /** Pushes {@code await(probe.get(text))}, where the probe is in slot 0. */
  public static void awaitText(MethodVisitor code, String text) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitLdcInsn(text);
    get(code);
    await(code);
    code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
  }

  /** Pushes {@code (int) await(probe.get(number))}, where the probe is in slot 0. */
  public static void awaitInt(MethodVisitor code, int number) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitLdcInsn(number);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
    get(code);
    await(code);
    code.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Integer");
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I", false);
  }

  /** {@code probe.get} of what is on the stack above the probe. */
  public static void get(MethodVisitor code) {
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        PROBE,
        "get",
        "(Ljava/lang/Object;)Ljava/util/concurrent/CompletionStage;",
        false);
  }

  /** {@code Fermata.await} of what is on the stack. */
  public static void await(MethodVisitor code) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "dev/fermata/Fermata",
        "await",
        "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;",
        false);
  }

  /** {@code return Task.of} of what is on the stack. */
  public static void returnTask(MethodVisitor code) {
    taskOf(code);
    code.visitInsn(Opcodes.ARETURN);
  }

  /** {@code Task.of} of what is on the stack. */
  public static void taskOf(MethodVisitor code) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "dev/fermata/Task",
        "of",
        "(Ljava/lang/Object;)Ldev/fermata/Task;",
        false);
  }

  /** {@code Integer.valueOf} of what is on the stack. */
  public static void box(MethodVisitor code) {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
  }

  /** Makes {@code String + String} of what is on the stack. */
  public static void concat(MethodVisitor code) {
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "java/lang/String",
        "concat",
        "(Ljava/lang/String;)Ljava/lang/String;",
        false);
  }

  /** A label that is visited at once. */
  public static Label mark(MethodVisitor code) {
    Label label = new Label();
    code.visitLabel(label);
    return label;
  }
}
