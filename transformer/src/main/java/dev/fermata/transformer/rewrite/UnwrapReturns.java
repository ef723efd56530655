package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.flow.TypeSimulation;
import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.Callees;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.ReturnedValues;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes a twin return raw values. {@code return Task.of(v)} returns {@code v}; any other stage that
 * is returned is awaited first, behind the body and so outside of its handlers: a failure of what
 * {@code return other()} returns is not caught by the {@code try} around it.
 */
final class UnwrapReturns {
  private final AsyncMethod method;
  private final MethodNode twin;
  private final TwinSlots slots;
  private final Callees callees;
  private @Nullable LabelNode exit;
  private int returned;
  private @Nullable TypeSimulation types;

  private UnwrapReturns(AsyncMethod method, MethodNode twin, TwinSlots slots, Callees callees) {
    this.method = method;
    this.twin = twin;
    this.slots = slots;
    this.callees = callees;
  }

  static void in(MethodNode twin, AsyncMethod method, TwinSlots slots, Callees callees) {
    if (method.kind() != ReturnKind.DETACHED) {
      new UnwrapReturns(method, twin, slots, callees).apply();
    }
  }

  private void apply() {
    BitSet guarded = guarded();
    AbstractInsnNode[] code = twin.instructions.toArray();
    for (int i = 0; i < code.length; i++) {
      if (code[i].getOpcode() == Opcodes.ARETURN) {
        unwrap(code[i], guarded.get(i));
      }
    }
    if (exit != null) {
      appendExit(exit);
    }
  }

  /** The indices of what has a handler; looked up once, before the code changes. */
  private BitSet guarded() {
    BitSet guarded = new BitSet();
    for (TryCatchBlockNode range : twin.tryCatchBlocks) {
      int start = twin.instructions.indexOf(range.start);
      int end = twin.instructions.indexOf(range.end);
      guarded.set(start, Math.max(start, end));
    }
    return guarded;
  }

  private void unwrap(AbstractInsnNode returning, boolean guarded) {
    InsnList code = twin.instructions;
    MethodInsnNode done = ReturnedValues.doneBefore(returning);
    MethodInsnNode wrapping = ReturnedValues.wrappingBefore(returning);
    if (done != null) {
      code.remove(done);
      if (method.result() == ResultType.OBJECT) {
        code.insertBefore(returning, new InsnNode(Opcodes.ACONST_NULL));
      }
    } else if (wrapping != null) {
      MethodInsnNode boxing = ReturnedValues.boxingBefore(wrapping);
      code.remove(wrapping);
      if (method.result().isPrimitive() && boxing != null) {
        code.remove(boxing);
      }
    } else if (!guarded && callees.callee(Adjacent.before(returning)) != null) {
      // A tail call, whose twin is called in place: nothing in this method catches what it throws.
      code.insertBefore(returning, await());
    } else {
      awaitBehindBody(returning);
      return;
    }
    code.set(returning, new InsnNode(method.result().returnOpcode()));
  }

  private void awaitBehindBody(AbstractInsnNode returning) {
    if (exit == null) {
      exit = new LabelNode();
      returned = twin.maxLocals++; // no other slot: a handler may rely on what is in those
    }
    List<Object> stack = stackAt(returning);
    InsnList code = twin.instructions;
    code.insertBefore(returning, new VarInsnNode(Opcodes.ASTORE, returned));
    // A return may leave operands on the stack, a jump may not.
    for (int i = stack.size() - 2; i >= 0; i--) {
      boolean wide = stack.get(i).equals(Opcodes.TOP);
      code.insertBefore(returning, new InsnNode(wide ? Opcodes.POP2 : Opcodes.POP));
      i -= wide ? 1 : 0;
    }
    code.set(returning, new JumpInsnNode(Opcodes.GOTO, exit));
  }

  private List<Object> stackAt(AbstractInsnNode returning) {
    if (types == null) {
      types =
          TypeSimulation.of(
              method.owner(),
              twin,
              TwinSlots.PRESET,
              instruction -> instruction.getOpcode() == Opcodes.ARETURN);
    }
    TypeState state = types.before(returning);
    return state == null ? List.of() : state.stack();
  }

  private void appendExit(LabelNode label) {
    List<Object> locals = new ArrayList<>();
    for (int slot = 0; slot < slots.parameters(); slot++) {
      locals.add(Opcodes.TOP);
    }
    ShiftLocals.addOwn(locals);
    while (locals.size() < returned) {
      locals.add(Opcodes.TOP);
    }
    locals.add(method.kind().internalName());
    InsnList code = twin.instructions;
    code.add(label);
    code.add(VerificationTypes.frame(locals, List.of()));
    code.add(new VarInsnNode(Opcodes.ALOAD, returned));
    code.add(await());
    code.add(new InsnNode(Opcodes.ARETURN));
  }

  private static MethodInsnNode await() {
    return new MethodInsnNode(
        Opcodes.INVOKESTATIC,
        RuntimeNames.FERMATA,
        RuntimeNames.AWAIT,
        RuntimeNames.AWAIT_DESCRIPTOR,
        false);
  }
}
