package dev.fermata.transformer.check;

import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.RuntimeNames;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** Recognises calls that have to do with generators and suspend nothing. */
final class GeneratorCalls {
  private GeneratorCalls() {}

  /** Whether {@code call} returns a generator of any kind. */
  static boolean returnsGenerator(MethodInsnNode call) {
    ReturnKind kind = ReturnKind.of(call.desc);
    return kind != null && kind.isGenerator();
  }

  /** Whether {@code call} is {@code Generator.end()} or its like of another kind. */
  static boolean isEnd(MethodInsnNode call) {
    return call.name.equals(RuntimeNames.END)
        && returnsGenerator(call)
        && Type.getReturnType(call.desc).getInternalName().equals(call.owner);
  }
}
