package dev.fermata.transformer.model;

import dev.fermata.transformer.flow.Adjacent;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Recognises {@code return Task.of(value)}, where no task needs to be made. */
public final class ReturnedValues {
  private ReturnedValues() {}

  /** What the twin of {@code method}, which returns a stage, can return. */
  static ResultType resultType(MethodNode method) {
    ResultType common = null;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() == Opcodes.ARETURN) {
        ResultType type = typeAt(instruction);
        if (common != null && common != type) {
          return ResultType.OBJECT;
        }
        common = type;
      }
    }
    return common == null ? ResultType.OBJECT : common;
  }

  private static ResultType typeAt(AbstractInsnNode returning) {
    if (doneBefore(returning) != null) {
      return ResultType.VOID;
    }
    MethodInsnNode wrapping = wrappingBefore(returning);
    MethodInsnNode boxing = wrapping == null ? null : boxingBefore(wrapping);
    ResultType type = boxing == null ? null : ResultType.ofBox(boxing.owner);
    return type == null ? ResultType.OBJECT : type;
  }

  /** The call of {@code Task.done()} whose result is returned at once; null if there is none. */
  public static @Nullable MethodInsnNode doneBefore(AbstractInsnNode returning) {
    return Adjacent.before(returning) instanceof MethodInsnNode call
            && call.owner.equals(RuntimeNames.TASK)
            && call.name.equals("done")
            && call.desc.startsWith("()")
        ? call
        : null;
  }

  /** The call that makes a finished stage of a value, just to return it; null if there is none. */
  public static @Nullable MethodInsnNode wrappingBefore(AbstractInsnNode returning) {
    return Adjacent.before(returning) instanceof MethodInsnNode call
            && call.getOpcode() == Opcodes.INVOKESTATIC
            && call.desc.startsWith("(Ljava/lang/Object;)")
            && ((call.owner.equals(RuntimeNames.TASK) && call.name.equals("of"))
                || (call.owner.equals(RuntimeNames.COMPLETABLE_FUTURE)
                    && call.name.equals("completedFuture")))
        ? call
        : null;
  }

  /** The call that boxes a primitive just before {@code wrapping}; null if there is none. */
  public static @Nullable MethodInsnNode boxingBefore(AbstractInsnNode wrapping) {
    if (Adjacent.before(wrapping) instanceof MethodInsnNode call && call.name.equals("valueOf")) {
      ResultType type = ResultType.ofBox(call.owner);
      if (type != null && call.desc.equals(type.valueOfDescriptor())) {
        return call;
      }
    }
    return null;
  }
}
