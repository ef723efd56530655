package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.ReturnedValues;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Has a body that only ever yields boxed primitives of one type yield the primitives. They are
 * boxed when the consumer takes them, where the compiler sees that they are unboxed again.
 */
final class UnboxYields {
  private UnboxYields() {}

  static void in(MethodNode twin) {
    List<MethodInsnNode> yields = new ArrayList<>();
    for (AbstractInsnNode instruction : twin.instructions) {
      if (SuspensionKind.of(instruction) == SuspensionKind.YIELD) {
        yields.add((MethodInsnNode) instruction);
      }
    }
    ResultType type = commonType(yields);
    if (type != null) {
      yields.forEach(yield -> unbox(twin, yield, type));
    }
  }

  /** What all items are boxes of; null if there is no such type. */
  private static @Nullable ResultType commonType(List<MethodInsnNode> yields) {
    ResultType common = null;
    for (MethodInsnNode yield : yields) {
      MethodInsnNode boxing = ReturnedValues.boxingBefore(yield);
      ResultType type = boxing == null ? null : ResultType.ofBox(boxing.owner);
      if (type == null || (common != null && common != type)) {
        return null;
      }
      common = type;
    }
    return common;
  }

  private static void unbox(MethodNode twin, MethodInsnNode yield, ResultType type) {
    twin.instructions.remove(ReturnedValues.boxingBefore(yield));
    yield.desc =
        Type.getMethodDescriptor(Type.getReturnType(yield.desc), Type.getType(type.descriptor()));
  }
}
