package dev.fermata.transformer.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The basic blocks of a method and the edges between them, those into exception handlers included.
 * Blocks are numbered in the order of the code; block 0 is the entry.
 */
public final class ControlFlow {
  private final InsnList code;
  private final int[] blockOf;
  private final List<Integer> starts = new ArrayList<>();
  private final Edges successors;
  private final Edges predecessors;
  private final Edges handlers;
  private final Edges next;
  private final Edges previous;
  private final List<List<TryCatchBlockNode>> ranges = new ArrayList<>();

  private ControlFlow(MethodNode method) {
    code = method.instructions;
    blockOf = new int[code.size()];
    split(method);
    successors = new Edges(size());
    handlers = new Edges(size());
    for (int block = 0; block < size(); block++) {
      connect(block);
      ranges.add(new ArrayList<>());
    }
    for (TryCatchBlockNode range : method.tryCatchBlocks) {
      int handler = blockOf(range.handler);
      int end = code.indexOf(range.end);
      for (int block = blockOf(range.start); block < size() && start(block) < end; block++) {
        handlers.add(block, handler);
        ranges.get(block).add(range);
      }
    }
    predecessors = successors.reversed();
    next = new Edges(size());
    next.addAll(successors);
    next.addAll(handlers);
    previous = next.reversed();
  }

  public static ControlFlow of(MethodNode method) {
    return new ControlFlow(method);
  }

  private void split(MethodNode method) {
    BitSet leaders = new BitSet();
    leaders.set(0);
    for (int i = 0; i < code.size(); i++) {
      AbstractInsnNode instruction = code.get(i);
      for (LabelNode target : targets(instruction)) {
        leaders.set(code.indexOf(target));
      }
      if (endsBlock(instruction) && i + 1 < code.size()) {
        leaders.set(i + 1);
      }
    }
    for (TryCatchBlockNode range : method.tryCatchBlocks) {
      leaders.set(code.indexOf(range.start));
      leaders.set(code.indexOf(range.end));
      leaders.set(code.indexOf(range.handler));
    }
    leaders.clear(code.size());
    for (int i = 0; i < code.size(); i++) {
      if (leaders.get(i)) {
        starts.add(i);
      }
      blockOf[i] = starts.size() - 1;
    }
  }

  private void connect(int block) {
    AbstractInsnNode last = code.get(end(block) - 1);
    for (LabelNode target : targets(last)) {
      successors.add(block, blockOf(target));
    }
    if (!isUnconditional(last) && block + 1 < size()) {
      successors.add(block, block + 1);
    }
  }

  /** Where a jump or switch leads to. */
  public static List<LabelNode> targets(AbstractInsnNode instruction) {
    if (instruction instanceof JumpInsnNode jump) {
      return List.of(jump.label);
    }
    List<LabelNode> targets = new ArrayList<>();
    if (instruction instanceof TableSwitchInsnNode table) {
      targets.addAll(table.labels);
      targets.add(table.dflt);
    } else if (instruction instanceof LookupSwitchInsnNode lookup) {
      targets.addAll(lookup.labels);
      targets.add(lookup.dflt);
    }
    return targets;
  }

  private static boolean endsBlock(AbstractInsnNode instruction) {
    return instruction instanceof JumpInsnNode || isUnconditional(instruction);
  }

  private static boolean isUnconditional(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    return opcode == Opcodes.GOTO
        || opcode == Opcodes.ATHROW
        || opcode == Opcodes.TABLESWITCH
        || opcode == Opcodes.LOOKUPSWITCH
        || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
  }

  /** How many blocks there are. */
  public int size() {
    return starts.size();
  }

  /** The index of the first instruction of {@code block}. */
  public int start(int block) {
    return starts.get(block);
  }

  /** The index behind the last instruction of {@code block}. */
  public int end(int block) {
    return block + 1 < size() ? starts.get(block + 1) : code.size();
  }

  /** The blocks that have an instruction of the given ones. */
  BitSet blocksWith(Predicate<AbstractInsnNode> wanted) {
    BitSet blocks = new BitSet();
    for (int i = 0; i < code.size(); i++) {
      if (wanted.test(code.get(i))) {
        blocks.set(blockOf[i]);
      }
    }
    return blocks;
  }

  public int blockOf(AbstractInsnNode instruction) {
    return blockOf[code.indexOf(instruction)];
  }

  /** The blocks to which control goes at the end of {@code block}, in ascending order like all. */
  public int[] successors(int block) {
    return successors.from(block);
  }

  /** From the ends of which blocks control goes to {@code block}. */
  public int[] predecessors(int block) {
    return predecessors.from(block);
  }

  /** Where control goes from anywhere in {@code block} if something is thrown. */
  public int[] handlers(int block) {
    return handlers.from(block);
  }

  /** The successors and the handlers of {@code block}. */
  int[] next(int block) {
    return next.from(block);
  }

  /** The blocks that {@code block} is a successor or a handler of. */
  int[] previous(int block) {
    return previous.from(block);
  }

  /** The exception table entries that cover {@code block}, in their order. */
  public List<TryCatchBlockNode> ranges(int block) {
    return ranges.get(block);
  }

  int indexOf(AbstractInsnNode instruction) {
    return code.indexOf(instruction);
  }

  AbstractInsnNode instruction(int index) {
    return code.get(index);
  }
}
