package dev.fermata.transformer.flow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * How many monitors a method holds at an instruction, by the structured locking of JVMS 2.11.10.
 */
public final class MonitorRegions {
  private static final int UNKNOWN = -1;

  private final ControlFlow flow;
  private final int[] depthAtStart;
  private final BitSet locked = new BitSet();

  private MonitorRegions(ControlFlow flow) {
    this.flow = flow;
    depthAtStart = new int[flow.size()];
    Arrays.fill(depthAtStart, UNKNOWN);
    solve();
  }

  public static MonitorRegions of(ControlFlow flow) {
    return new MonitorRegions(flow);
  }

  private void solve() {
    Deque<Integer> work = new ArrayDeque<>();
    depthAtStart[0] = 0;
    work.push(0);
    while (!work.isEmpty()) {
      int block = work.pop();
      reach(flow.successors(block), depthAtEnd(block), work);
      reach(flow.handlers(block), depthAtStart[block], work);
    }
  }

  private void reach(int[] blocks, int depth, Deque<Integer> work) {
    for (int block : blocks) {
      if (depthAtStart[block] == UNKNOWN) {
        depthAtStart[block] = depth;
        work.push(block);
      }
    }
  }

  private int depthAtEnd(int block) {
    int depth = depthAtStart[block];
    for (int i = flow.start(block); i < flow.end(block); i++) {
      locked.set(i, depth > 0);
      int opcode = flow.instruction(i).getOpcode();
      if (opcode == Opcodes.MONITORENTER) {
        depth++;
      } else if (opcode == Opcodes.MONITOREXIT) {
        depth--;
      }
    }
    return depth;
  }

  /** Whether a monitor is held when {@code instruction} is reached. */
  public boolean isLocked(AbstractInsnNode instruction) {
    return locked.get(flow.indexOf(instruction));
  }
}
