package dev.fermata.transformer.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Writes the code that puts what is live into the frame, and the code that takes it out again. */
final class SaveAndRestore {
  private final TwinSlots slots;
  private final FrameNames names;
  private final FrameLayout layout;
  private final Savers savers;

  SaveAndRestore(TwinSlots slots, FrameNames names, FrameLayout layout, Savers savers) {
    this.slots = slots;
    this.names = names;
    this.layout = layout;
    this.savers = savers;
  }

  /**
   * Saves what is live at {@code point}.
   *
   * @param scratch the first of the slots that nothing else uses
   */
  void save(SuspensionPoint point, int scratch, InsnList code) {
    dropUnstorableOperands(point, scratch, code);
    for (Saver saver : savers.at(point)) {
      for (SavedValue value : saver.values()) {
        if (!value.operand()) {
          code.add(new VarInsnNode(VerificationTypes.loadOpcode(value.type()), value.slot()));
        }
      }
      code.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
      code.add(
          new MethodInsnNode(
              Opcodes.INVOKESTATIC, names.saver(), saver.name(), saver.descriptor(), false));
      code.add(new VarInsnNode(Opcodes.ASTORE, slots.frame()));
    }
  }

  /** Operands that are null have no field, and would be in the way of those that have one. */
  private static void dropUnstorableOperands(SuspensionPoint point, int scratch, InsnList code) {
    List<Object> operands = point.state().stack();
    int lowest = operands.indexOf(Opcodes.NULL);
    if (lowest < 0) {
      return;
    }
    Map<Integer, Integer> moved = new HashMap<>();
    int next = scratch;
    for (int i = operands.size() - 1; i >= lowest; i--) {
      Object type = operands.get(i);
      if (type.equals(Opcodes.NULL)) {
        code.add(new InsnNode(Opcodes.POP));
      } else if (!type.equals(Opcodes.TOP)) {
        moved.put(i, next);
        code.add(new VarInsnNode(VerificationTypes.storeOpcode(type), next));
        next += VerificationTypes.size(type);
      }
    }
    for (int i = lowest; i < operands.size(); i++) {
      Integer local = moved.get(i);
      if (local != null) {
        code.add(new VarInsnNode(VerificationTypes.loadOpcode(operands.get(i)), local));
      }
    }
  }

  /**
   * Restores what is live at {@code point}, and goes on.
   *
   * @param scratch a slot that nothing else uses
   * @param goOn where
   */
  void restore(SuspensionPoint point, int scratch, LabelNode goOn, InsnList code) {
    code.add(slots.dispatchFrame());
    if (names.direct() != null) {
      LabelNode isTask = new LabelNode();
      code.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
      code.add(new TypeInsnNode(Opcodes.INSTANCEOF, names.direct()));
      code.add(new JumpInsnNode(Opcodes.IFEQ, isTask));
      restoreFrom(names.direct(), point, scratch, code);
      code.add(new JumpInsnNode(Opcodes.GOTO, goOn));
      code.add(isTask);
      code.add(slots.dispatchFrame());
    }
    restoreFrom(names.task(), point, scratch, code);
    code.add(new JumpInsnNode(Opcodes.GOTO, goOn));
  }

  private void restoreFrom(String frameClass, SuspensionPoint point, int frame, InsnList code) {
    Map<Integer, SavedValue> locals = new HashMap<>();
    Map<Integer, SavedValue> operands = new HashMap<>();
    for (SavedValue value : layout.saved(point)) {
      (value.operand() ? operands : locals).put(value.slot(), value);
    }
    if (!locals.isEmpty() || !operands.isEmpty()) {
      code.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
      code.add(new TypeInsnNode(Opcodes.CHECKCAST, frameClass));
      code.add(new VarInsnNode(Opcodes.ASTORE, frame));
    }
    List<Object> types = point.state().locals();
    for (int slot = 0; slot < types.size(); slot++) {
      Object type = types.get(slot);
      if (!slots.isOwn(slot) && !type.equals(Opcodes.TOP)) {
        push(locals.get(slot), type, frameClass, frame, code);
        code.add(new VarInsnNode(VerificationTypes.storeOpcode(type), slot));
      }
    }
    List<Object> stack = point.state().stack();
    for (int i = 0; i < stack.size(); i++) {
      if (!stack.get(i).equals(Opcodes.TOP)) {
        push(operands.get(i), stack.get(i), frameClass, frame, code);
      }
    }
  }

  /**
   * Pushes a saved value, or anything of the right type where nobody will look: the verifier does
   * not know.
   */
  private static void push(
      @Nullable SavedValue value, Object type, String frameClass, int frame, InsnList code) {
    if (value == null) {
      code.add(new InsnNode(VerificationTypes.dummyOpcode(type)));
    } else {
      code.add(new VarInsnNode(Opcodes.ALOAD, frame));
      code.add(new FieldInsnNode(Opcodes.GETFIELD, frameClass, value.field(), value.descriptor()));
    }
  }
}
