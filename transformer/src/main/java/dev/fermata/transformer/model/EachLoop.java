package dev.fermata.transformer.model;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.flow.StoreReach;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A loop {@code for (T item : each(items))}, as compilers translate it (JLS 14.14.2): {@code for
 * (Iterator i = each(items).iterator(); i.hasNext(); ) { T item = (T) i.next(); ... }}. The same
 * written by hand is no different in the class file.
 *
 * @param each the call of {@code Fermata.each}
 * @param iterator the call of {@code iterator} behind it
 * @param store keeps the iterator
 * @param testLoad loads it for {@code hasNext}
 * @param hasNext the call of {@code hasNext}
 * @param test looks at the result: javac ends the loop by a jump, ECJ goes on by one
 * @param itemLoad loads the iterator for {@code next}
 * @param next the call of {@code next}
 */
public record EachLoop(
    MethodInsnNode each,
    MethodInsnNode iterator,
    VarInsnNode store,
    VarInsnNode testLoad,
    MethodInsnNode hasNext,
    JumpInsnNode test,
    VarInsnNode itemLoad,
    MethodInsnNode next) {
  private static final String ITERATOR = "java/util/Iterator";

  /** Whether this is {@code Fermata.each}. */
  public static boolean isEach(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
        && call.name.equals(RuntimeNames.EACH)
        && call.owner.equals(RuntimeNames.FERMATA);
  }

  /** The loops of a method, in the order of the code: outer ones before those in them. */
  public static List<EachLoop> in(MethodNode method) {
    List<EachLoop> loops = new ArrayList<>();
    ControlFlow flow = null;
    for (AbstractInsnNode instruction : method.instructions) {
      if (isEach(instruction)) {
        flow = flow == null ? ControlFlow.of(method) : flow;
        EachLoop loop = over((MethodInsnNode) instruction, method, flow);
        if (loop != null) {
          loops.add(loop);
        }
      }
    }
    return loops;
  }

  /** The loop over {@code each}; null if it is used in another way. */
  private static @Nullable EachLoop over(MethodInsnNode each, MethodNode method, ControlFlow flow) {
    if (Adjacent.after(each) instanceof MethodInsnNode iterator
        && iterator.owner.equals("java/lang/Iterable")
        && iterator.name.equals("iterator")
        && Adjacent.after(iterator) instanceof VarInsnNode store
        && store.getOpcode() == Opcodes.ASTORE) {
      return loop(each, iterator, store, method, flow);
    }
    return null;
  }

  private static @Nullable EachLoop loop(
      MethodInsnNode each,
      MethodInsnNode iterator,
      VarInsnNode store,
      MethodNode method,
      ControlFlow flow) {
    Set<AbstractInsnNode> reach = StoreReach.of(flow, store);
    VarInsnNode testLoad = null;
    VarInsnNode itemLoad = null;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof VarInsnNode load
          && load.var == store.var
          && load.getOpcode() == Opcodes.ALOAD
          && reach.contains(load)) {
        if (testLoad == null && isCall(Adjacent.after(load), "hasNext")) {
          testLoad = load;
        } else if (itemLoad == null && isCall(Adjacent.after(load), "next")) {
          itemLoad = load;
        } else {
          return null;
        }
      }
    }
    if (testLoad == null
        || itemLoad == null
        || !(Adjacent.after(testLoad) instanceof MethodInsnNode hasNext)
        || !(Adjacent.after(hasNext) instanceof JumpInsnNode test)
        || !(Adjacent.after(itemLoad) instanceof MethodInsnNode next)
        || !goesOn(test, itemLoad, method)
        || mayBeAnother(testLoad, store, method, flow)) {
      return null;
    }
    return new EachLoop(each, iterator, store, testLoad, hasNext, test, itemLoad, next);
  }

  private static boolean isCall(@Nullable AbstractInsnNode instruction, String name) {
    return instruction instanceof MethodInsnNode call
        && call.owner.equals(ITERATOR)
        && call.name.equals(name);
  }

  /** Whether an item is taken once after each test that finds one. */
  private static boolean goesOn(JumpInsnNode test, VarInsnNode itemLoad, MethodNode method) {
    if (test.getOpcode() == Opcodes.IFEQ) {
      return Adjacent.after(test) == itemLoad;
    }
    return test.getOpcode() == Opcodes.IFNE
        && instructionAt(test.label) == itemLoad
        && method.instructions.indexOf(test.label) < method.instructions.indexOf(test);
  }

  /** Whether the iterator that is tested may be one that another instruction has stored. */
  private static boolean mayBeAnother(
      VarInsnNode testLoad, VarInsnNode store, MethodNode method, ControlFlow flow) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof VarInsnNode other
          && other != store
          && other.var == store.var
          && other.getOpcode() == Opcodes.ASTORE
          && StoreReach.of(flow, other).contains(testLoad)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable AbstractInsnNode instructionAt(AbstractInsnNode label) {
    @Nullable AbstractInsnNode node = label;
    while (node != null && node.getOpcode() < 0) {
      node = node.getNext();
    }
    return node;
  }

  /** Whether the test stands before the body. */
  public boolean testsFirst() {
    return test.getOpcode() == Opcodes.IFEQ;
  }
}
