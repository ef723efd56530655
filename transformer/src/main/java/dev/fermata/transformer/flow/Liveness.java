package dev.fermata.transformer.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which locals may still be read: a backward data flow over the blocks. What a handler reads is
 * live throughout the range that it covers.
 */
public final class Liveness {
  private final ControlFlow flow;
  private final List<BitSet> liveIn = new ArrayList<>();

  private Liveness(ControlFlow flow) {
    this.flow = flow;
    solve();
  }

  public static Liveness of(ControlFlow flow) {
    return new Liveness(flow);
  }

  private void solve() {
    int size = flow.size();
    List<BitSet> predecessors = new ArrayList<>();
    Deque<Integer> work = new ArrayDeque<>();
    BitSet queued = new BitSet();
    for (int block = 0; block < size; block++) {
      liveIn.add(new BitSet());
      predecessors.add(new BitSet());
      work.push(block);
      queued.set(block);
    }
    for (int block = 0; block < size; block++) {
      int from = block;
      flow.successors(block).stream().forEach(to -> predecessors.get(to).set(from));
      flow.handlers(block).stream().forEach(to -> predecessors.get(to).set(from));
    }
    while (!work.isEmpty()) {
      int block = work.pop();
      queued.clear(block);
      BitSet live = before(block, flow.start(block));
      if (!live.equals(liveIn.get(block))) {
        liveIn.set(block, live);
        BitSet affected = predecessors.get(block);
        for (int p = affected.nextSetBit(0); p >= 0; p = affected.nextSetBit(p + 1)) {
          if (!queued.get(p)) {
            queued.set(p);
            work.push(p);
          }
        }
      }
    }
  }

  /**
   * The slots that are live after {@code instruction}, by which it counts what it throws to a
   * handler as well.
   */
  public BitSet after(AbstractInsnNode instruction) {
    int block = flow.blockOf(instruction);
    int index = flow.start(block);
    while (flow.instruction(index) != instruction) {
      index++;
    }
    return before(block, index + 1);
  }

  private BitSet before(int block, int index) {
    BitSet live = new BitSet();
    BitSet next = flow.successors(block);
    for (int s = next.nextSetBit(0); s >= 0; s = next.nextSetBit(s + 1)) {
      live.or(liveIn.get(s));
    }
    BitSet caught = new BitSet();
    BitSet handlers = flow.handlers(block);
    for (int h = handlers.nextSetBit(0); h >= 0; h = handlers.nextSetBit(h + 1)) {
      caught.or(liveIn.get(h));
    }
    live.or(caught);
    for (int i = flow.end(block) - 1; i >= index; i--) {
      AbstractInsnNode instruction = flow.instruction(i);
      if (instruction instanceof VarInsnNode access) {
        int opcode = access.getOpcode();
        if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
          if (!caught.get(access.var)) {
            live.clear(access.var);
          }
        } else if (opcode != Opcodes.RET) {
          live.set(access.var);
        }
      } else if (instruction instanceof IincInsnNode increment) {
        live.set(increment.var);
      }
    }
    return live;
  }
}
