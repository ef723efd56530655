package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.AsyncMethod;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Calls a twin whose other parameters are on the stack. */
final class TwinCall {
  private TwinCall() {}

  /** The call alone, after driver and frame. */
  static MethodInsnNode of(AsyncMethod callee) {
    return new MethodInsnNode(
        Opcodes.INVOKESTATIC,
        callee.owner(),
        callee.name(),
        callee.twinDescriptor(),
        callee.ownerIsInterface());
  }

  /** A call that is a part of its caller, and so begins without a frame. */
  static InsnList asPart(AsyncMethod callee, int driver) {
    InsnList code = new InsnList();
    code.add(new VarInsnNode(Opcodes.ALOAD, driver));
    code.add(new InsnNode(Opcodes.ACONST_NULL));
    code.add(of(callee));
    return code;
  }
}
