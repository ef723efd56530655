package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.TypeSimulation;
import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Deals with {@code new Foo(await(x))}: no field can hold an object whose constructor has not run.
 * {@code NEW} stays where it was, since it may initialize the class (JLS 12.4.1), but null takes
 * the place of what it makes, and the object is created when the arguments of its constructor are
 * there.
 */
final class PostponeNew {
  private final MethodNode twin;
  private final TypeSimulation types;
  private final Set<Label> postponed = new HashSet<>();
  private final int scratch;
  private int nextScratch;

  private PostponeNew(MethodNode twin, TypeSimulation types) {
    this.twin = twin;
    this.types = types;
    scratch = twin.maxLocals;
  }

  static void in(MethodNode twin, String owner) {
    labelNews(twin.instructions);
    TypeSimulation types =
        TypeSimulation.of(
            owner,
            twin,
            TwinSlots.PRESET,
            instruction -> SuspensionKind.suspends(instruction) || isInit(instruction));
    new PostponeNew(twin, types).apply();
  }

  /** A {@code NEW} is told from others by the label before it. */
  private static void labelNews(InsnList code) {
    for (AbstractInsnNode instruction : code.toArray()) {
      if (instruction.getOpcode() == Opcodes.NEW && labelOf(instruction) == null) {
        code.insertBefore(instruction, new LabelNode());
      }
    }
  }

  private static @Nullable LabelNode labelOf(AbstractInsnNode instruction) {
    AbstractInsnNode before = instruction.getPrevious();
    while (before != null && before.getOpcode() < 0) {
      if (before instanceof LabelNode label) {
        return label;
      }
      before = before.getPrevious();
    }
    return null;
  }

  private static boolean isInit(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call && call.name.equals("<init>");
  }

  private void apply() {
    AbstractInsnNode[] code = twin.instructions.toArray();
    for (AbstractInsnNode instruction : code) {
      TypeState state = SuspensionKind.suspends(instruction) ? types.before(instruction) : null;
      if (state != null) {
        collect(state.stack());
        collect(state.locals());
      }
    }
    if (postponed.isEmpty()) {
      return;
    }
    for (AbstractInsnNode instruction : code) {
      if (instruction.getOpcode() == Opcodes.NEW) {
        replaceNew(instruction);
      } else if (instruction instanceof FrameNode frame) {
        frame.local = withoutPostponed(frame.local);
        frame.stack = withoutPostponed(frame.stack);
      } else if (isInit(instruction)) {
        createBefore((MethodInsnNode) instruction);
      }
    }
  }

  private void collect(List<Object> state) {
    for (Object type : state) {
      if (type instanceof Label label) {
        postponed.add(label);
      }
    }
  }

  private void replaceNew(AbstractInsnNode instruction) {
    AbstractInsnNode before = instruction.getPrevious();
    while (before != null && before.getOpcode() < 0) {
      if (before instanceof LabelNode node && postponed.contains(node.getLabel())) {
        InsnList placeholder = new InsnList();
        placeholder.add(new InsnNode(Opcodes.POP));
        placeholder.add(new InsnNode(Opcodes.ACONST_NULL));
        twin.instructions.insert(instruction, placeholder);
        return;
      }
      before = before.getPrevious();
    }
  }

  private List<Object> withoutPostponed(List<Object> frame) {
    List<Object> result = new ArrayList<>();
    for (Object type : frame) {
      boolean drop = type instanceof LabelNode node && postponed.contains(node.getLabel());
      result.add(drop ? Opcodes.NULL : type);
    }
    return result;
  }

  private void createBefore(MethodInsnNode init) {
    TypeState state = types.before(init);
    if (state == null) {
      return;
    }
    List<Object> stack = state.stack();
    int receiver = stack.size() - argumentSlots(init) - 1;
    Object type = stack.get(receiver);
    if (!(type instanceof Label) || !postponed.contains(type)) {
      return;
    }
    nextScratch = scratch;
    InsnList created = new InsnList();
    Map<Integer, Integer> arguments = new HashMap<>();
    store(stack, receiver + 1, stack.size(), null, arguments, created);
    int object = nextScratch++;
    created.add(new TypeInsnNode(Opcodes.NEW, init.owner));
    created.add(new InsnNode(Opcodes.DUP));
    load(stack, receiver + 1, stack.size(), arguments, created);
    created.add(new MethodInsnNode(init.getOpcode(), init.owner, init.name, init.desc, false));
    created.add(new VarInsnNode(Opcodes.ASTORE, object));
    created.add(new InsnNode(Opcodes.POP));
    int lowest = stack.indexOf(type);
    Map<Integer, Integer> others = new HashMap<>();
    store(stack, lowest, receiver, type, others, created);
    for (int i = lowest; i < receiver; i++) {
      if (stack.get(i).equals(type)) {
        others.put(i, object);
      }
    }
    load(stack, lowest, receiver, others, created);
    for (int slot = 0; slot < state.locals().size(); slot++) {
      if (state.locals().get(slot).equals(type)) {
        created.add(new VarInsnNode(Opcodes.ALOAD, object));
        created.add(new VarInsnNode(Opcodes.ASTORE, slot));
      }
    }
    twin.maxLocals = Math.max(twin.maxLocals, nextScratch);
    twin.instructions.insert(init, created);
    twin.instructions.remove(init);
  }

  private static int argumentSlots(MethodInsnNode call) {
    return (Type.getArgumentsAndReturnSizes(call.desc) >> 2) - 1;
  }

  /**
   * Takes stack entries off into new locals, the topmost first; those of {@code dropped} are thrown
   * away.
   */
  private void store(
      List<Object> stack,
      int from,
      int to,
      @Nullable Object dropped,
      Map<Integer, Integer> locals,
      InsnList code) {
    for (int i = to - 1; i >= from; i--) {
      Object type = stack.get(i);
      if (type.equals(Opcodes.TOP)) {
        continue; // the upper half of the entry below
      }
      if (type.equals(dropped)) {
        code.add(new InsnNode(Opcodes.POP));
      } else {
        locals.put(i, nextScratch);
        code.add(new VarInsnNode(VerificationTypes.storeOpcode(type), nextScratch));
        nextScratch += VerificationTypes.size(type);
      }
    }
  }

  private static void load(
      List<Object> stack, int from, int to, Map<Integer, Integer> locals, InsnList code) {
    for (int i = from; i < to; i++) {
      Integer local = locals.get(i);
      if (local != null) {
        code.add(new VarInsnNode(VerificationTypes.loadOpcode(stack.get(i)), local));
      }
    }
  }
}
