package dev.fermata.transformer.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;

/**
 * Makes room for code between a label and the {@code NEW} that it stands at. Until its constructor
 * has run, stack map frames name an object by the place of its {@code NEW} (JVMS 4.7.4).
 */
final class SeparateNew {
  private SeparateNew() {}

  /** Has frames name a new label for what is made at {@code place}, if that is a {@code NEW}. */
  static void from(AbstractInsnNode place, InsnList code) {
    AbstractInsnNode instruction = nextInstruction(place);
    if (instruction == null || instruction.getOpcode() != Opcodes.NEW) {
      return;
    }
    Set<Object> shared = labelsAt(instruction);
    LabelNode own = new LabelNode();
    code.insertBefore(instruction, own);
    for (AbstractInsnNode node : code) {
      if (node instanceof FrameNode frame) {
        frame.local = renamed(frame.local, shared, own);
        frame.stack = renamed(frame.stack, shared, own);
      }
    }
  }

  private static @Nullable AbstractInsnNode nextInstruction(AbstractInsnNode place) {
    AbstractInsnNode node = place;
    while (node != null && node.getOpcode() < 0) {
      node = node.getNext();
    }
    return node;
  }

  private static Set<Object> labelsAt(AbstractInsnNode instruction) {
    Set<Object> labels = new HashSet<>();
    AbstractInsnNode node = instruction.getPrevious();
    while (node != null && node.getOpcode() < 0) {
      labels.add(node);
      node = node.getPrevious();
    }
    return labels;
  }

  private static List<Object> renamed(List<Object> types, Set<Object> shared, LabelNode own) {
    List<Object> result = new ArrayList<>();
    types.forEach(type -> result.add(shared.contains(type) ? own : type));
    return result;
  }
}
