package dev.fermata.transformer.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;

/** The locals that code needs from which control goes on to several places. */
final class CommonLocals {
  private CommonLocals() {}

  /**
   * What the stack map frames at all of {@code targets} rely on.
   *
   * @return the types by slot
   */
  static List<Object> of(List<LabelNode> targets) {
    List<Object> locals = new ArrayList<>();
    for (LabelNode target : targets) {
      List<Object> others = VerificationTypes.bySlot(frameAt(target).local);
      for (int slot = 0; slot < others.size(); slot++) {
        if (slot == locals.size()) {
          locals.add(Opcodes.TOP);
        }
        locals.set(slot, narrower(locals.get(slot), others.get(slot)));
      }
    }
    return locals;
  }

  /**
   * The code before has a value here that is of both types. Of two different classes, the one that
   * is not Object is taken: compilers merge what they cannot relate to that.
   */
  private static Object narrower(Object left, Object right) {
    boolean rightIsWider =
        right.equals(Opcodes.TOP)
            || (right.equals("java/lang/Object") && !left.equals(Opcodes.TOP));
    return rightIsWider ? left : right;
  }

  /** The stack map frame at a label that control jumps to. */
  static FrameNode frameAt(LabelNode target) {
    for (AbstractInsnNode node = target; node != null; node = node.getNext()) {
      if (node instanceof FrameNode frame) {
        return frame;
      }
    }
    throw new IllegalStateException("no stack map frame where control jumps to");
  }
}
