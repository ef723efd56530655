package dev.fermata.transformer.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
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
  private final Map<AbstractInsnNode, BitSet> after = new HashMap<>();

  private Liveness(ControlFlow flow) {
    this.flow = flow;
    solve();
  }

  /**
   * Finds what is live.
   *
   * @param wanted the instructions after which that is wanted
   */
  public static Liveness of(ControlFlow flow, Predicate<AbstractInsnNode> wanted) {
    Liveness result = new Liveness(flow);
    // A block may have many of them: one walk finds all.
    BitSet blocks = flow.blocksWith(wanted);
    for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
      BitSet unused =
          result.walk(
              block,
              (instruction, live) -> {
                if (wanted.test(instruction)) {
                  result.after.put(instruction, (BitSet) live.clone());
                }
              });
    }
    return result;
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
      BitSet live = walk(block, (instruction, after) -> {});
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
   * The slots that are live after {@code instruction}, which was wanted, by which it counts what it
   * throws to a handler as well.
   */
  public BitSet after(AbstractInsnNode instruction) {
    return Objects.requireNonNull(after.get(instruction), "was not wanted");
  }

  /**
   * What is live at the start of {@code block}.
   *
   * @param behind told of each instruction and what is live after it, which changes then
   */
  private BitSet walk(int block, BiConsumer<AbstractInsnNode, BitSet> behind) {
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
    for (int i = flow.end(block) - 1; i >= flow.start(block); i--) {
      AbstractInsnNode instruction = flow.instruction(i);
      behind.accept(instruction, live);
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
