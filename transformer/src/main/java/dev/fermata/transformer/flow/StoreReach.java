package dev.fermata.transformer.flow;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The instructions before which a local may still have the value that a store has given it. */
public final class StoreReach {
  private final ControlFlow flow;
  private final int slot;
  private final Set<AbstractInsnNode> reached = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Integer> work = new ArrayDeque<>();
  private final BitSet entered = new BitSet();

  private StoreReach(ControlFlow flow, int slot) {
    this.flow = flow;
    this.slot = slot;
  }

  /** Those that {@code store} reaches, labels and frames included. */
  public static Set<AbstractInsnNode> of(ControlFlow flow, VarInsnNode store) {
    StoreReach reach = new StoreReach(flow, store.var);
    reach.follow(flow.blockOf(store), flow.indexOf(store) + 1);
    while (!reach.work.isEmpty()) {
      int block = reach.work.pop();
      reach.follow(block, flow.start(block));
    }
    return reach.reached;
  }

  private void follow(int block, int from) {
    boolean kept = true;
    boolean any = false;
    for (int i = from; i < flow.end(block) && kept; i++) {
      AbstractInsnNode instruction = flow.instruction(i);
      reached.add(instruction);
      any |= instruction.getOpcode() >= 0;
      kept = !overwrites(instruction);
    }
    if (any) {
      enter(flow.handlers(block));
    }
    if (kept) {
      enter(flow.successors(block));
    }
  }

  private void enter(int[] blocks) {
    for (int block : blocks) {
      if (!entered.get(block)) {
        entered.set(block);
        work.push(block);
      }
    }
  }

  private boolean overwrites(AbstractInsnNode instruction) {
    if (!(instruction instanceof VarInsnNode store)) {
      return false;
    }
    int opcode = store.getOpcode();
    boolean wide = opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE;
    return opcode >= Opcodes.ISTORE
        && opcode <= Opcodes.ASTORE
        && (store.var == slot || (wide && store.var == slot - 1));
  }
}
