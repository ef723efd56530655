package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.ControlFlow;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Tells whether what is awaited comes straight from calls, as in {@code await(f())} and in {@code
 * await(c ? f() : g())}. Nobody else has seen such a stage, so that its task can be a part of the
 * one that awaits it.
 */
final class AwaitedCalls {
  private final ControlFlow flow;
  private final InsnList code;
  private final BitSet visited = new BitSet();

  private AwaitedCalls(ControlFlow flow, InsnList code) {
    this.flow = flow;
    this.code = code;
  }

  /** Whether on each way to {@code await} the last thing that happens is a call. */
  static boolean areAllThat(MethodInsnNode await, ControlFlow flow, InsnList code) {
    return new AwaitedCalls(flow, code).comeBefore(await, flow.blockOf(await));
  }

  private boolean comeBefore(AbstractInsnNode end, int block) {
    AbstractInsnNode first = code.get(flow.start(block));
    AbstractInsnNode node = end;
    while (node != first) {
      node = node.getPrevious();
      if (node instanceof MethodInsnNode) {
        return true;
      }
      if (node.getOpcode() >= 0 && node.getOpcode() != Opcodes.CHECKCAST) {
        return false;
      }
    }
    return comeBefore(block);
  }

  private boolean comeBefore(int block) {
    if (visited.get(block)) {
      return false;
    }
    visited.set(block);
    boolean found = false;
    for (int before : flow.predecessors(block)) {
      AbstractInsnNode last = code.get(flow.end(before) - 1);
      boolean jumps = last.getOpcode() == Opcodes.GOTO;
      if (!comeBefore(jumps ? last : last.getNext(), before)) {
        return false;
      }
      found = true;
    }
    return found;
  }
}
