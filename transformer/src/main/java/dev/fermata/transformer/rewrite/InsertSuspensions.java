package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.RuntimeNames;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Replaces each await by a test whether it has to wait. The code that saves what is live and
 * leaves, and the code that restores it and comes back, stand behind the body, out of the way of
 * what runs when nothing suspends:
 *
 * <pre>
 *   value = driver.poll(stage)         or: value = callee(…, driver, null)
 *   if (value == SUSPENDED) goto leave
 * back:
 *   …
 * deliver:                             covered by the same handlers as the await
 *   target = 0; value = driver.takeObject(); goto back
 * leave:
 *   frame = save(operands, locals, frame); driver.suspend(frame, label); return
 * resume:
 *   locals and operands = frame's; goto deliver
 * </pre>
 *
 * The points of a {@link SuspensionGroup} share what stands behind the body, and part again by
 * their labels.
 */
final class InsertSuspensions {
  private final MethodNode twin;
  private final AsyncMethod method;
  private final TwinSlots slots;
  private final SaveAndRestore frames;
  private final HandOut handOut;
  private final VariableScopes scopes;

  /** The first of the slots that hold values between two instructions of this pass only. */
  private final int scratch;

  InsertSuspensions(
      MethodNode twin,
      AsyncMethod method,
      TwinSlots slots,
      FrameNames names,
      FrameLayout layout,
      Savers savers,
      VariableScopes scopes) {
    this.twin = twin;
    this.method = method;
    this.slots = slots;
    this.scopes = scopes;
    frames = new SaveAndRestore(slots, names, layout, savers);
    handOut = new HandOut(method, slots, names, frames);
    scratch = twin.maxLocals;
  }

  void at(SuspensionGroup group) {
    List<LabelNode> leaves = new ArrayList<>();
    SortedMap<Integer, LabelNode> backs = new TreeMap<>();
    for (SuspensionPoint point : group.points()) {
      LabelNode leave = new LabelNode();
      LabelNode back = new LabelNode();
      replace(point, leave, back);
      leaves.add(leave);
      backs.put(point.label(), back);
    }
    LabelNode deliver = new LabelNode();
    appendDelivery(group, deliver, backs);
    if (group.first().kind() == SuspensionKind.AWAIT) {
      appendLeave(group, leaves);
    }
    group.points().forEach(point -> twin.instructions.add(point.resume()));
    frames.restore(group.first(), scratch, deliver, twin.instructions);
  }

  // In the body.

  private void replace(SuspensionPoint point, LabelNode leave, LabelNode back) {
    InsnList code = new InsnList();
    switch (point.kind()) {
      case AWAIT -> {
        replaceAwait(point, leave, back);
        return;
      }
      case START -> {}
      case YIELD, DELEGATE -> handOut.at(point, scratch, code);
    }
    code.add(back);
    code.add(frame(point, point.result()));
    twin.instructions.insert(point.instruction(), code);
    twin.instructions.remove(point.instruction());
  }

  private void replaceAwait(SuspensionPoint point, LabelNode leave, LabelNode back) {
    InsnList test = new InsnList();
    if (point.callee() == null) {
      poll(point, test);
    } else {
      test.add(TwinCall.asPart(point.callee(), slots.driver()));
    }
    ResultType result = point.result();
    if (result == ResultType.OBJECT) {
      test.add(new InsnNode(Opcodes.DUP));
      test.add(
          new FieldInsnNode(
              Opcodes.GETSTATIC, RuntimeNames.DRIVER, "SUSPENDED", "Ljava/lang/Object;"));
      test.add(new JumpInsnNode(Opcodes.IF_ACMPEQ, leave));
    } else {
      test.add(new VarInsnNode(Opcodes.ALOAD, slots.driver()));
      test.add(driverCall("suspended", "()Z"));
      test.add(new JumpInsnNode(Opcodes.IFNE, leave));
    }
    test.add(back);
    test.add(frame(point, result));
    fitToSurroundings(point, test);
    InsnList code = twin.instructions;
    if (point.callee() != null && point.call() != null) {
      code.remove(point.call());
    }
    code.insert(point.instruction(), test);
    code.remove(point.instruction());
  }

  private void poll(SuspensionPoint point, InsnList test) {
    MethodInsnNode call = point.call();
    test.add(new VarInsnNode(Opcodes.ALOAD, slots.driver()));
    test.add(new InsnNode(Opcodes.SWAP));
    if (call != null && isSleep(call)) {
      twin.instructions.remove(call);
      test.add(driverCall("pollSleep", "(Ljava/time/Duration;)Ljava/lang/Object;"));
    } else {
      test.add(
          driverCall(point.awaitsCalls() ? "pollCall" : "poll", RuntimeNames.AWAIT_DESCRIPTOR));
    }
  }

  private static boolean isSleep(MethodInsnNode call) {
    return call.owner.equals(RuntimeNames.FERMATA)
        && call.name.equals(RuntimeNames.SLEEP)
        && call.desc.equals(RuntimeNames.SLEEP_DESCRIPTOR);
  }

  /**
   * The code around an await expects an object; where it only unboxes or drops it, none is made.
   */
  private void fitToSurroundings(SuspensionPoint point, InsnList test) {
    ResultType result = point.result();
    AbstractInsnNode next = Adjacent.after(point.instruction());
    if (result == ResultType.VOID) {
      if (next != null && next.getOpcode() == Opcodes.POP) {
        twin.instructions.remove(next);
      } else {
        test.add(new InsnNode(Opcodes.ACONST_NULL));
      }
    } else if (result.isPrimitive()) {
      AbstractInsnNode afterNext = next == null ? null : Adjacent.after(next);
      if (next instanceof TypeInsnNode cast
          && cast.getOpcode() == Opcodes.CHECKCAST
          && cast.desc.equals(result.box())
          && afterNext instanceof MethodInsnNode unbox
          && unbox.owner.equals(result.box())
          && unbox.name.equals(result.unboxMethod())) {
        twin.instructions.remove(next);
        twin.instructions.remove(afterNext);
      } else {
        test.add(
            new MethodInsnNode(
                Opcodes.INVOKESTATIC, result.box(), "valueOf", result.valueOfDescriptor(), false));
      }
    }
  }

  // Behind the body.

  private void appendLeave(SuspensionGroup group, List<LabelNode> leaves) {
    InsnList code = twin.instructions;
    SuspensionPoint point = group.first();
    if (group.isShared()) {
      noteLabels(group, leaves);
    } else {
      code.add(leaves.get(0));
      code.add(frame(point, point.result()));
    }
    if (point.result() != ResultType.VOID) {
      code.add(new InsnNode(point.result().popOpcode()));
    }
    frames.save(point, scratch, code);
    code.add(new VarInsnNode(Opcodes.ALOAD, slots.driver()));
    code.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
    code.add(
        group.isShared()
            ? new VarInsnNode(Opcodes.ILOAD, slots.target())
            : Constants.push(point.label()));
    code.add(driverCall("suspend", "(L" + RuntimeNames.FRAME + ";I)V"));
    returnNothing();
  }

  /** Leads all points of a group to the same code, with the point's label in the target. */
  private void noteLabels(SuspensionGroup group, List<LabelNode> leaves) {
    InsnList code = twin.instructions;
    LabelNode shared = new LabelNode();
    for (int i = 0; i < leaves.size(); i++) {
      SuspensionPoint point = group.points().get(i);
      code.add(leaves.get(i));
      code.add(frame(point, point.result()));
      code.add(Constants.push(point.label()));
      code.add(new JumpInsnNode(Opcodes.GOTO, shared));
    }
    code.add(shared);
    SuspensionPoint first = group.first();
    List<Object> stack = stackAfter(first, first.result());
    stack.add(Opcodes.INTEGER);
    code.add(VerificationTypes.frame(first.state().locals(), stack));
    code.add(new VarInsnNode(Opcodes.ISTORE, slots.target()));
  }

  private void returnNothing() {
    InsnList code = twin.instructions;
    ResultType result = method.result();
    if (result == ResultType.OBJECT) {
      code.add(
          new FieldInsnNode(
              Opcodes.GETSTATIC, RuntimeNames.DRIVER, "SUSPENDED", "Ljava/lang/Object;"));
    } else if (result != ResultType.VOID) {
      code.add(new InsnNode(result.dummyOpcode()));
    }
    code.add(new InsnNode(result.returnOpcode()));
  }

  /**
   * Stands first and alone names the line, which the code behind it shares: a breakpoint on the
   * line of an await stops there when the value has come and all variables are restored, and not
   * also on the way out and on the way in.
   */
  private void appendDelivery(
      SuspensionGroup group, LabelNode deliver, SortedMap<Integer, LabelNode> backs) {
    InsnList code = twin.instructions;
    SuspensionPoint point = group.first();
    LabelNode take = new LabelNode();
    LabelNode taken = new LabelNode();
    code.add(deliver);
    if (point.line() > 0) {
      code.add(new LineNumberNode(point.line(), deliver));
    }
    code.add(VerificationTypes.frame(point.state().locals(), point.state().stack()));
    if (group.isShared()) {
      code.add(new VarInsnNode(Opcodes.ILOAD, slots.target()));
      code.add(new VarInsnNode(Opcodes.ISTORE, scratch));
    } else {
      backs.values().forEach(back -> scopes.copy(back, deliver, taken));
    }
    code.add(new InsnNode(Opcodes.ICONST_0));
    code.add(new VarInsnNode(Opcodes.ISTORE, slots.target()));
    code.add(take);
    code.add(take(point));
    code.add(taken);
    code.add(Switches.on(scratch, backs));
    for (TryCatchBlockNode range : point.handlers()) {
      twin.tryCatchBlocks.add(new TryCatchBlockNode(take, taken, range.handler, range.type));
    }
  }

  /** Takes what is delivered, or throws it. */
  private InsnList take(SuspensionPoint point) {
    InsnList code = new InsnList();
    switch (point.kind()) {
      case START -> {}
      case AWAIT -> {
        code.add(new VarInsnNode(Opcodes.ALOAD, slots.driver()));
        code.add(driverCall(point.result().takeMethod(), point.result().takeDescriptor()));
      }
      case YIELD, DELEGATE -> handOut.resume(point, code);
    }
    return code;
  }

  // Stack map frames.

  private static FrameNode frame(SuspensionPoint point, ResultType result) {
    return VerificationTypes.frame(point.state().locals(), stackAfter(point, result));
  }

  private static List<Object> stackAfter(SuspensionPoint point, ResultType result) {
    List<Object> stack = new ArrayList<>(point.state().stack());
    if (result != ResultType.VOID) {
      stack.add(result.verificationType());
      if (result.size() == 2) {
        stack.add(Opcodes.TOP);
      }
    }
    return stack;
  }

  private static MethodInsnNode driverCall(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKEVIRTUAL, RuntimeNames.DRIVER, name, descriptor, false);
  }
}
