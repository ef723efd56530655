package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.RuntimeNames;
import dev.fermata.transformer.model.SuspensionKind;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the code of yields: unlike an await, a yield always leaves.
 *
 * <pre>
 *   frame = save(operands, locals, frame); frame.item = item
 *   YieldingFrame.suspend(frame, label); return YIELDED
 * </pre>
 */
final class HandOut {
  /** Pushes {@code YieldingFrame.YIELDED}. */
  private static final int YIELDED = Opcodes.ICONST_3;

  private static final String FRAME = "L" + RuntimeNames.FRAME + ";";

  private final AsyncMethod method;
  private final TwinSlots slots;
  private final FrameNames names;
  private final SaveAndRestore frames;

  HandOut(AsyncMethod method, TwinSlots slots, FrameNames names, SaveAndRestore frames) {
    this.method = method;
    this.slots = slots;
    this.names = names;
    this.frames = frames;
  }

  /**
   * Leaves with what is on the stack.
   *
   * @param scratch the first of the slots that nothing else uses
   */
  void at(SuspensionPoint point, int scratch, InsnList code) {
    Type type = Type.getArgumentTypes(point.instruction().desc)[0];
    boolean delegates = point.kind() == SuspensionKind.DELEGATE;
    if (delegates) {
      code.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
      code.add(delegate(type.getInternalName()));
      type = Type.INT_TYPE;
    }
    int item = scratch;
    code.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), item));
    frames.save(point, item + type.getSize(), code);
    if (!delegates) {
      handItem(type, item, code);
    }
    code.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
    code.add(Constants.push(point.label()));
    String suspend = point.handlers().isEmpty() ? "suspend" : "suspendGuarded";
    code.add(generatorCall(suspend, "(" + FRAME + "I)V"));
    code.add(delegates ? new VarInsnNode(Opcodes.ILOAD, item) : new InsnNode(YIELDED));
    code.add(new InsnNode(Opcodes.IRETURN));
  }

  private void handItem(Type type, int item, InsnList code) {
    if (type.getSort() < Type.ARRAY) {
      code.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
      code.add(new TypeInsnNode(Opcodes.CHECKCAST, names.task()));
      code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), item));
      code.add(
          new FieldInsnNode(
              Opcodes.PUTFIELD, names.task(), FrameClassWriter.ITEM, type.getDescriptor()));
    } else {
      code.add(new VarInsnNode(Opcodes.ALOAD, item));
      code.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
      code.add(generatorCall("hand", "(Ljava/lang/Object;" + FRAME + ")V"));
    }
  }

  private MethodInsnNode delegate(String inner) {
    String machine = method.kind().generatorMachine();
    boolean isGenerator = inner.startsWith("dev/fermata/");
    return new MethodInsnNode(
        Opcodes.INVOKESTATIC,
        machine,
        "delegate",
        "(L" + (isGenerator ? machine : inner) + ";" + FRAME + ")I",
        false);
  }

  /** Goes on behind the yield, with what is sent if that is wanted. */
  void resume(SuspensionPoint point, InsnList code) {
    code.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
    code.add(
        point.result() == ResultType.VOID
            ? generatorCall("resumed", "(" + FRAME + ")V")
            : generatorCall("resumedWithValue", "(" + FRAME + ")Ljava/lang/Object;"));
  }

  private static MethodInsnNode generatorCall(String name, String descriptor) {
    return new MethodInsnNode(
        Opcodes.INVOKESTATIC, RuntimeNames.YIELDING_FRAME, name, descriptor, false);
  }
}
