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
    Deque<Integer> work = new ArrayDeque<>();
    BitSet queued = new BitSet();
    for (int block = 0; block < size; block++) {
      liveIn.add(new BitSet());
      work.push(block);
      queued.set(block);
    }
    while (!work.isEmpty()) {
      int block = work.pop();
      queued.clear(block);
      BitSet live = walk(block, (instruction, after) -> {});
      if (!live.equals(liveIn.get(block))) {
        liveIn.set(block, live);
        for (int before : flow.previous(block)) {
          if (!queued.get(before)) {
            queued.set(before);
            work.push(before);
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
    for (int next : flow.successors(block)) {
      live.or(liveIn.get(next));
    }
    BitSet caught = new BitSet();
    for (int handler : flow.handlers(block)) {
      caught.or(liveIn.get(handler));
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
