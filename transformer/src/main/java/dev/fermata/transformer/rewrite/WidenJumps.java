package dev.fermata.transformer.rewrite;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes backward jumps wide where they may go further than the 16 bits of {@code goto} reach. ASM
 * widens forward jumps by itself.
 */
final class WidenJumps {
  private static final int GOTO_W = 200;

  private WidenJumps() {}

  static void in(MethodNode twin) {
    CodeSizeEvaluator size = new CodeSizeEvaluator(null);
    twin.instructions.accept(size);
    if (size.getMaxSize() <= Short.MAX_VALUE) {
      return;
    }
    Set<LabelNode> seen = new HashSet<>();
    for (AbstractInsnNode instruction : twin.instructions) {
      if (instruction instanceof LabelNode label) {
        seen.add(label);
      } else if (instruction instanceof JumpInsnNode jump
          && jump.getOpcode() == Opcodes.GOTO
          && seen.contains(jump.label)) {
        jump.setOpcode(GOTO_W);
      }
    }
  }
}
