package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the two frame classes of a method: the bare frame, and the one that is a task as well. */
final class FrameClassWriter {
  /** The field of an item that is primitive. */
  static final String ITEM = "item";

  private static final String FRAME_DESCRIPTOR = "L" + RuntimeNames.FRAME + ";";

  private final AsyncMethod method;
  private final int version;
  private final FrameNames names;
  private final FrameLayout layout;
  private final List<Saver> savers;
  private final boolean isGenerator;
  private final @Nullable ResultType itemType;
  private final AwaitLines lines;
  private final CatchesWriter catches;

  FrameClassWriter(
      AsyncMethod method,
      int version,
      FrameNames names,
      FrameLayout layout,
      List<Saver> savers,
      @Nullable ResultType itemType,
      AwaitLines lines,
      CatchesWriter catches) {
    this.method = method;
    this.version = version;
    this.names = names;
    this.layout = layout;
    this.savers = savers;
    this.itemType = itemType;
    this.lines = lines;
    this.catches = catches;
    isGenerator = method.kind().isGenerator();
  }

  void writeTo(Map<String, byte[]> classes) {
    if (names.direct() != null) {
      classes.put(names.direct(), write(names.direct(), RuntimeNames.FRAME, false));
    }
    String superName = isGenerator ? method.kind().internalName() : RuntimeNames.TASK;
    classes.put(names.task(), write(names.task(), superName, true));
  }

  private byte[] write(String name, String superName, boolean isTask) {
    ClassWriter writer = new LoadingNothing();
    writer.visit(
        version,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name,
        null,
        superName,
        null);
    AnnotationVisitor owner = writer.visitAnnotation(RuntimeNames.FRAME_OF_DESCRIPTOR, false);
    owner.visit("value", method.owner());
    owner.visitEnd();
    lines.writeTo(writer);
    layout
        .fields()
        .forEach((field, descriptor) -> writer.visitField(0, field, descriptor, null, null));
    constructor(writer, superName);
    if (isGenerator) {
      resume(writer);
      if (itemType != null) {
        item(writer, itemType);
      }
    } else {
      step(writer, isTask);
      catches.writeTo(writer);
    }
    if (isTask) {
      release(writer, name);
    }
    if (name.equals(names.saver())) {
      savers.forEach(saver -> saver(writer, saver));
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void constructor(ClassWriter writer, String superName) {
    MethodVisitor code = writer.visitMethod(0, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    if (isGenerator) {
      code.visitIntInsn(Opcodes.BIPUSH, RuntimeNames.ABI_VERSION);
    }
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL, superName, "<init>", isGenerator ? "(I)V" : "()V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Calls the twin with this frame; its parameters are in the frame, if they are anywhere. */
  private void step(ClassWriter writer, boolean isTask) {
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PROTECTED,
            "step",
            "(L" + RuntimeNames.DRIVER + ";)V",
            null,
            new String[] {"java/lang/Throwable"});
    code.visitCode();
    ResultType result = method.result();
    callTwin(code);
    if (result != ResultType.VOID) {
      code.visitVarInsn(VerificationTypes.storeOpcode(result.verificationType()), 2);
    }
    Label end = new Label();
    if (isTask && result.isPrimitive()) {
      // What a call that has suspended returns is not to be boxed.
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, RuntimeNames.DRIVER, "suspended", "()Z", false);
      code.visitJumpInsn(Opcodes.IFNE, end);
    }
    if (isTask || result != ResultType.VOID) {
      deliver(code, isTask ? ResultType.OBJECT : result);
    }
    code.visitLabel(end);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Calls the twin with this frame, for the consumer. */
  private void resume(ClassWriter writer) {
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PROTECTED,
            "resume",
            method.kind().awaits() ? "(L" + RuntimeNames.DRIVER + ";)I" : "()I",
            null,
            new String[] {"java/lang/Throwable"});
    code.visitCode();
    callTwin(code);
    if (layout.fields().values().stream().anyMatch(Savers::isReference)) {
      forgetAtEnd(code);
    }
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Keeps an item that is primitive, and boxes it when it is taken. */
  private void item(ClassWriter writer, ResultType type) {
    writer.visitField(0, ITEM, type.descriptor(), null, null);
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PROTECTED, "item", "()Ljava/lang/Object;", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, names.task(), ITEM, type.descriptor());
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, type.box(), "valueOf", type.valueOfDescriptor(), false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Here and not in a call: see {@code AbstractGenerator.resumeAlone}. */
  private void forgetAtEnd(MethodVisitor code) {
    Label leave = new Label();
    code.visitInsn(Opcodes.DUP);
    code.visitInsn(GeneratorEnds.ENDED);
    code.visitJumpInsn(Opcodes.IF_ICMPNE, leave);
    forget(code, names.task());
    code.visitLabel(leave);
  }

  private void callTwin(MethodVisitor code) {
    for (Type type : method.parameters()) {
      code.visitInsn(VerificationTypes.dummyOpcode(VerificationTypes.of(type)));
    }
    if (method.kind().awaits()) {
      code.visitVarInsn(Opcodes.ALOAD, 1);
    } else {
      code.visitInsn(Opcodes.ACONST_NULL);
    }
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        method.owner(),
        method.name(),
        method.twinDescriptor(),
        method.ownerIsInterface());
  }

  /** Leaves the result, which is in variable 2, in the driver. */
  private void deliver(MethodVisitor code, ResultType delivered) {
    ResultType result = method.result();
    code.visitVarInsn(Opcodes.ALOAD, 1);
    if (result == ResultType.VOID) {
      code.visitInsn(Opcodes.ACONST_NULL);
    } else {
      code.visitVarInsn(VerificationTypes.loadOpcode(result.verificationType()), 2);
      if (result != delivered) {
        code.visitMethodInsn(
            Opcodes.INVOKESTATIC, result.box(), "valueOf", result.valueOfDescriptor(), false);
      }
    }
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        RuntimeNames.DRIVER,
        delivered.returnMethod(),
        delivered.returnDescriptor(),
        false);
  }

  private void release(ClassWriter writer, String name) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PROTECTED, "release", "()V", null, null);
    code.visitCode();
    forget(code, name);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void forget(MethodVisitor code, String name) {
    layout
        .fields()
        .forEach(
            (field, descriptor) -> {
              if (Savers.isReference(descriptor)) {
                setNull(code, 0, name, field, descriptor);
              }
            });
  }

  private void saver(ClassWriter writer, Saver saver) {
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_STATIC, saver.name(), saver.descriptor(), null, null);
    code.visitCode();
    int frame = saver.values().stream().mapToInt(SavedValue::size).sum();
    if (isGenerator) {
      // There is a frame but for the wrapper, which makes it.
      code.visitVarInsn(Opcodes.ALOAD, frame);
      fillTask(code, saver, frame, Opcodes.IFNONNULL);
    } else {
      fillFrameOrTask(code, saver, frame);
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void fillFrameOrTask(MethodVisitor code, Saver saver, int frame) {
    Label isTask = new Label();
    if (names.direct() != null) {
      Label reuse = new Label();
      Label fill = new Label();
      code.visitVarInsn(Opcodes.ALOAD, frame);
      code.visitJumpInsn(Opcodes.IFNONNULL, reuse);
      allocate(code, names.direct(), frame + 1);
      code.visitJumpInsn(Opcodes.GOTO, fill);
      code.visitLabel(reuse);
      code.visitVarInsn(Opcodes.ALOAD, frame);
      code.visitTypeInsn(Opcodes.INSTANCEOF, names.direct());
      code.visitJumpInsn(Opcodes.IFEQ, isTask);
      cast(code, names.direct(), frame);
      code.visitLabel(fill);
      fill(code, names.direct(), saver, frame + 1);
    }
    code.visitLabel(isTask);
    code.visitVarInsn(Opcodes.ALOAD, frame);
    code.visitFieldInsn(Opcodes.GETSTATIC, RuntimeNames.FRAME, "ROOT", FRAME_DESCRIPTOR);
    fillTask(code, saver, frame, Opcodes.IF_ACMPNE);
  }

  /**
   * Fills a task or generator.
   *
   * @param ifThere the jump to be taken, for what is on the stack, if it has been made already
   */
  private void fillTask(MethodVisitor code, Saver saver, int frame, int ifThere) {
    Label reuse = new Label();
    Label fill = new Label();
    code.visitJumpInsn(ifThere, reuse);
    allocate(code, names.task(), frame + 1);
    code.visitJumpInsn(Opcodes.GOTO, fill);
    code.visitLabel(reuse);
    cast(code, names.task(), frame);
    code.visitLabel(fill);
    fill(code, names.task(), saver, frame + 1);
  }

  private static void allocate(MethodVisitor code, String type, int variable) {
    code.visitTypeInsn(Opcodes.NEW, type);
    code.visitInsn(Opcodes.DUP);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", "()V", false);
    code.visitVarInsn(Opcodes.ASTORE, variable);
  }

  private static void cast(MethodVisitor code, String type, int frame) {
    code.visitVarInsn(Opcodes.ALOAD, frame);
    code.visitTypeInsn(Opcodes.CHECKCAST, type);
    code.visitVarInsn(Opcodes.ASTORE, frame + 1);
  }

  private static void fill(MethodVisitor code, String type, Saver saver, int target) {
    int slot = 0;
    for (SavedValue value : saver.values()) {
      code.visitVarInsn(Opcodes.ALOAD, target);
      code.visitVarInsn(VerificationTypes.loadOpcode(value.type()), slot);
      code.visitFieldInsn(Opcodes.PUTFIELD, type, value.field(), value.descriptor());
      slot += value.size();
    }
    saver.cleared().forEach((field, descriptor) -> setNull(code, target, type, field, descriptor));
    code.visitVarInsn(Opcodes.ALOAD, target);
    code.visitInsn(Opcodes.ARETURN);
  }

  private static void setNull(
      MethodVisitor code, int object, String type, String field, String descriptor) {
    code.visitVarInsn(Opcodes.ALOAD, object);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitFieldInsn(Opcodes.PUTFIELD, type, field, descriptor);
  }

  /**
   * All types that merge in these classes are the same, so that no common superclass has to be
   * known.
   */
  private static final class LoadingNothing extends ClassWriter {
    LoadingNothing() {
      super(COMPUTE_FRAMES);
    }

    @Override
    protected String getCommonSuperClass(String left, String right) {
      throw new AssertionError("merge of " + left + " and " + right);
    }
  }
}
