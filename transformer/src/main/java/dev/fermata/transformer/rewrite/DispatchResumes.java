package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Leads a resumed call to its suspension point. A loop is entered by its header only, which tests
 * whether the call is on its way to a point inside and forwards it: a jump into the middle would
 * give the loop a second entry, and HotSpot's optimizing compiler gives up on such loops.
 */
final class DispatchResumes {
  private final MethodNode twin;
  private final AsyncMethod method;
  private final TwinSlots slots;
  private final SeparateNew separate;
  private final Map<AbstractInsnNode, LabelNode> entries = new LinkedHashMap<>();

  DispatchResumes(MethodNode twin, AsyncMethod method, TwinSlots slots) {
    this.twin = twin;
    this.method = method;
    this.slots = slots;
    separate = new SeparateNew(twin.instructions);
  }

  void to(List<SuspensionPoint> points) {
    Map<AbstractInsnNode, SortedMap<Integer, LabelNode>> targets = new LinkedHashMap<>();
    SortedMap<Integer, LabelNode> fromStart = new TreeMap<>();
    for (SuspensionPoint point : points) {
      SortedMap<Integer, LabelNode> from = fromStart;
      for (AbstractInsnNode header : point.headers()) {
        from.put(point.label(), entries.computeIfAbsent(header, key -> new LabelNode()));
        from = targets.computeIfAbsent(header, key -> new TreeMap<>());
      }
      from.put(point.label(), point.resume());
    }
    targets.forEach(this::forwardFromHeader);
    separate.renameInFrames();
    dispatchAtStart(fromStart);
  }

  private void forwardFromHeader(AbstractInsnNode header, SortedMap<Integer, LabelNode> targets) {
    FrameNode frame = frameOf(header);
    List<Object> locals = VerificationTypes.bySlot(frame.local);
    List<Object> stack = VerificationTypes.bySlot(frame.stack);
    LabelNode forward = new LabelNode();
    InsnList test = new InsnList();
    test.add(new VarInsnNode(Opcodes.ILOAD, slots.target()));
    test.add(new JumpInsnNode(Opcodes.IFNE, forward));
    separate.from(frame);
    twin.instructions.insert(frame, test);

    InsnList code = twin.instructions;
    code.add(forward);
    int line = SourceLines.at(frameOf(header));
    if (line > 0) {
      code.add(new LineNumberNode(line, forward));
    }
    code.add(VerificationTypes.frame(locals, stack));
    for (int i = stack.size() - 1; i >= 0; i--) {
      if (!stack.get(i).equals(Opcodes.TOP)) {
        boolean wide = VerificationTypes.size(stack.get(i)) == 2;
        code.add(new InsnNode(wide ? Opcodes.POP2 : Opcodes.POP));
      }
    }
    code.add(Switches.on(slots.target(), targets));

    LabelNode entry = entries.get(header);
    code.add(entry);
    code.add(slots.dispatchFrame());
    for (int slot = 0; slot < locals.size(); slot++) {
      Object type = locals.get(slot);
      if (!slots.isOwn(slot) && !type.equals(Opcodes.TOP)) {
        code.add(new InsnNode(VerificationTypes.dummyOpcode(type)));
        code.add(new VarInsnNode(VerificationTypes.storeOpcode(type), slot));
      }
    }
    for (Object type : stack) {
      if (!type.equals(Opcodes.TOP)) {
        code.add(new InsnNode(VerificationTypes.dummyOpcode(type)));
      }
    }
    code.add(new JumpInsnNode(Opcodes.GOTO, labelBefore(frame)));
  }

  private void dispatchAtStart(SortedMap<Integer, LabelNode> targets) {
    InsnList prologue = new InsnList();
    if (method.kind().isGenerator()) {
      prologue.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
      prologue.add(
          new MethodInsnNode(
              Opcodes.INVOKESTATIC,
              RuntimeNames.YIELDING_FRAME,
              "enter",
              "(L" + RuntimeNames.FRAME + ";)I",
              false));
      prologue.add(new VarInsnNode(Opcodes.ISTORE, slots.target()));
      prologue.add(Switches.on(slots.target(), targets));
      twin.instructions.insert(prologue);
      return;
    }
    LabelNode start = new LabelNode();
    prologue.add(new InsnNode(Opcodes.ICONST_0));
    prologue.add(new VarInsnNode(Opcodes.ISTORE, slots.target()));
    if (!targets.isEmpty()) {
      prologue.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
      prologue.add(new JumpInsnNode(Opcodes.IFNULL, start));
      prologue.add(new VarInsnNode(Opcodes.ALOAD, slots.frame()));
      prologue.add(
          new MethodInsnNode(
              Opcodes.INVOKESTATIC,
              RuntimeNames.DRIVER,
              "label",
              "(L" + RuntimeNames.FRAME + ";)I",
              false));
      prologue.add(new InsnNode(Opcodes.DUP));
      prologue.add(new VarInsnNode(Opcodes.ISTORE, slots.target()));
      prologue.add(new JumpInsnNode(Opcodes.IFEQ, start));
      // Before the first line of the body, and so of none: coverage tools would count it there.
      prologue.add(Switches.on(slots.target(), targets));
      prologue.add(start);
      prologue.add(startFrame());
    }
    if (!method.isStatic()) {
      // The call instruction that this twin stands for would not have reached it.
      prologue.add(new VarInsnNode(Opcodes.ALOAD, 0));
      prologue.add(
          new MethodInsnNode(
              Opcodes.INVOKESTATIC,
              "java/util/Objects",
              "requireNonNull",
              "(Ljava/lang/Object;)Ljava/lang/Object;",
              false));
      prologue.add(new InsnNode(Opcodes.POP));
    }
    twin.instructions.insert(prologue);
  }

  private FrameNode startFrame() {
    List<Object> locals = new ArrayList<>();
    for (Type type : method.parameters()) {
      locals.add(VerificationTypes.of(type));
    }
    ShiftLocals.addOwn(locals);
    return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
  }

  private static FrameNode frameOf(AbstractInsnNode header) {
    AbstractInsnNode node = header;
    while (node != null && node.getOpcode() < 0) {
      if (node instanceof FrameNode frame) {
        return frame;
      }
      node = node.getNext();
    }
    throw new IllegalStateException("a loop's header has no stack map frame");
  }

  private static @Nullable LabelNode labelBefore(AbstractInsnNode frame) {
    AbstractInsnNode node = frame;
    while (node != null && !(node instanceof LabelNode)) {
      node = node.getPrevious();
    }
    return (LabelNode) node;
  }
}
