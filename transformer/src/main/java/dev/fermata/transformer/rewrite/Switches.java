package dev.fermata.transformer.rewrite;

import java.util.List;
import java.util.SortedMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Branches on an int that is known to be one of the given keys. */
final class Switches {
  // Bytes of code (JVMS 6.5): a table has an entry for each int between its keys.
  private static final long TABLE_ENTRY = 4;
  private static final long LOOKUP_ENTRY = 8;

  private Switches() {}

  /**
   * Branches by the shortest code.
   *
   * @param variable has the int
   * @param targets where to go by key; not empty
   */
  static InsnList on(int variable, SortedMap<Integer, LabelNode> targets) {
    InsnList code = new InsnList();
    List<LabelNode> labels = List.copyOf(targets.values());
    LabelNode last = labels.get(labels.size() - 1);
    if (labels.stream().distinct().count() == 1) {
      code.add(new JumpInsnNode(Opcodes.GOTO, last));
    } else {
      code.add(new VarInsnNode(Opcodes.ILOAD, variable));
      code.add(byKey(targets, last));
    }
    return code;
  }

  private static AbstractInsnNode byKey(SortedMap<Integer, LabelNode> targets, LabelNode other) {
    int low = targets.firstKey();
    int high = targets.lastKey();
    if ((high - low + 1L) * TABLE_ENTRY > targets.size() * LOOKUP_ENTRY) {
      int[] keys = targets.keySet().stream().mapToInt(Integer::intValue).toArray();
      return new LookupSwitchInsnNode(other, keys, targets.values().toArray(new LabelNode[0]));
    }
    LabelNode[] table = new LabelNode[high - low + 1];
    for (int key = low; key <= high; key++) {
      table[key - low] = targets.getOrDefault(key, other);
    }
    return new TableSwitchInsnNode(low, high, other, table);
  }
}
