package dev.fermata.transformer.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;

/**
 * Makes room for code between labels and the {@code NEW} that they stand at. Until its constructor
 * has run, stack map frames name an object by the place of its {@code NEW} (JVMS 4.7.4).
 */
final class SeparateNew {
  private final InsnList code;
  private final Map<Object, LabelNode> renamed = new HashMap<>();

  SeparateNew(InsnList code) {
    this.code = code;
  }

  /** Gives what is made at {@code place}, if that is a {@code NEW}, a label of its own. */
  void from(AbstractInsnNode place) {
    AbstractInsnNode instruction = nextInstruction(place);
    if (instruction == null || instruction.getOpcode() != Opcodes.NEW) {
      return;
    }
    LabelNode own = new LabelNode();
    AbstractInsnNode node = instruction.getPrevious();
    while (node != null && node.getOpcode() < 0) {
      if (node instanceof LabelNode) {
        renamed.put(node, own);
      }
      node = node.getPrevious();
    }
    code.insertBefore(instruction, own);
  }

  /** Has frames name the new labels. */
  void renameInFrames() {
    if (renamed.isEmpty()) {
      return;
    }
    for (AbstractInsnNode node : code) {
      if (node instanceof FrameNode frame) {
        frame.local = renamed(frame.local);
        frame.stack = renamed(frame.stack);
      }
    }
  }

  private List<Object> renamed(List<Object> types) {
    List<Object> result = new ArrayList<>();
    for (Object type : types) {
      LabelNode own = renamed.get(type);
      result.add(own == null ? type : own);
    }
    return result;
  }

  private static @Nullable AbstractInsnNode nextInstruction(AbstractInsnNode place) {
    AbstractInsnNode node = place;
    while (node != null && node.getOpcode() < 0) {
      node = node.getNext();
    }
    return node;
  }
}
