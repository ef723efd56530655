package dev.fermata.transformer.flow;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Finds the instruction next to another, where control flow cannot come in between the two. */
public final class Adjacent {
  private Adjacent() {}

  /**
   * The instruction that is always executed just before {@code instruction}; null if there is none.
   */
  public static @Nullable AbstractInsnNode before(AbstractInsnNode instruction) {
    AbstractInsnNode node = instruction.getPrevious();
    while (node != null && isTransparent(node)) {
      node = node.getPrevious();
    }
    return isReal(node) ? node : null;
  }

  /**
   * The instruction that is always executed just after {@code instruction}; null if there is none.
   */
  public static @Nullable AbstractInsnNode after(AbstractInsnNode instruction) {
    AbstractInsnNode node = instruction.getNext();
    while (node != null && isTransparent(node)) {
      node = node.getNext();
    }
    return isReal(node) ? node : null;
  }

  private static boolean isReal(@Nullable AbstractInsnNode node) {
    return node != null && node.getOpcode() >= 0;
  }

  /** A label that is a jump's target has a stack map frame behind it, which is where this stops. */
  private static boolean isTransparent(AbstractInsnNode node) {
    return node.getType() == AbstractInsnNode.LABEL || node.getType() == AbstractInsnNode.LINE;
  }
}
