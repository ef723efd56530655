package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.model.RuntimeNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Leaves only one form of await: the class that {@code await(stage, IOException.class)} names is
 * there for the compiler and is dropped.
 */
final class NormalizeAwaits {
  private NormalizeAwaits() {}

  static void in(InsnList code) {
    for (AbstractInsnNode instruction : code.toArray()) {
      if (AsyncClass.isAwait(instruction)
          && instruction instanceof MethodInsnNode await
          && await.desc.equals(RuntimeNames.AWAIT_CHECKED_DESCRIPTOR)) {
        AbstractInsnNode before = Adjacent.before(await);
        if (before instanceof LdcInsnNode) {
          code.remove(before);
        } else {
          code.insertBefore(await, new InsnNode(Opcodes.POP));
        }
        await.desc = RuntimeNames.AWAIT_DESCRIPTOR;
      }
    }
  }
}
