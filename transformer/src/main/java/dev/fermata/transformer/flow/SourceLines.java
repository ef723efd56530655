package dev.fermata.transformer.flow;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;

/** Finds lines of the source in the line numbers between instructions; 0 where there is none. */
public final class SourceLines {
  private SourceLines() {}

  /** The line that {@code instruction} belongs to. */
  public static int at(AbstractInsnNode instruction) {
    @Nullable AbstractInsnNode node = instruction;
    while (node != null && !(node instanceof LineNumberNode)) {
      node = node.getPrevious();
    }
    return node == null ? 0 : ((LineNumberNode) node).line;
  }

  /** The first line that begins at {@code start} or behind it. */
  public static int firstFrom(@Nullable AbstractInsnNode start) {
    @Nullable AbstractInsnNode node = start;
    while (node != null && !(node instanceof LineNumberNode)) {
      node = node.getNext();
    }
    return node == null ? 0 : ((LineNumberNode) node).line;
  }
}
