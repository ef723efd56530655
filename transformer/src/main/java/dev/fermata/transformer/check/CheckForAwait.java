package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.model.AsyncCloseables;
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.ReturnedValues;
import dev.fermata.transformer.model.RuntimeNames;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds {@code @Async} methods that never wait for anything and yield nothing. One that returns
 * what another call returns waits for that, and one that only throws is not finished yet, or not
 * meant to be called; both are fine.
 */
final class CheckForAwait implements Check {
  private final AsyncCloseables closeables;

  CheckForAwait(AsyncCloseables closeables) {
    this.closeables = closeables;
  }

  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    if (method.isAnnotated()
        && method.suspends()
        && SuspensionKind.firstIn(method.node()) == null
        && !method.waits(closeables)
        && onlyReturnsValues(method)) {
      found.accept(
          method.warning(
              "NO_AWAIT",
              "FERMATA-013",
              method.firstLine(),
              message(method),
              "@Async " + Sketch.head(method.node()) + " { /* no await */ }",
              Sketch.head(method.node()) + " { /* no await */ }"));
    }
  }

  private static String message(MethodInClass method) {
    ReturnKind kind = method.kind();
    if (kind == null || !kind.isGenerator()) {
      return "this @Async method never awaits, so it runs from beginning to end like any other."
          + " Await something, or remove @Async.";
    }
    return (kind.awaits()
            ? "this generator never yields or awaits, so it has no items."
            : "this generator never yields, so it has no items.")
        + " Yield something, or remove @Async.";
  }

  private static boolean onlyReturnsValues(MethodInClass method) {
    boolean returns = false;
    for (AbstractInsnNode instruction : method.node().instructions) {
      int opcode = instruction.getOpcode();
      if (opcode == Opcodes.RETURN || opcode == Opcodes.ARETURN) {
        if (opcode == Opcodes.ARETURN && !isReady(instruction)) {
          return false;
        }
        returns = true;
      }
    }
    return returns;
  }

  private static boolean isReady(AbstractInsnNode returning) {
    AbstractInsnNode before = Adjacent.before(returning);
    return ReturnedValues.doneBefore(returning) != null
        || ReturnedValues.wrappingBefore(returning) != null
        || isFailed(before)
        || isEnd(before)
        || (before != null && before.getOpcode() == Opcodes.ACONST_NULL);
  }

  private static boolean isEnd(@Nullable AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call && GeneratorCalls.isEnd(call);
  }

  private static boolean isFailed(@Nullable AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
        && ((call.owner.equals(RuntimeNames.TASK) && call.name.equals("failed"))
            || (call.owner.equals(RuntimeNames.COMPLETABLE_FUTURE)
                && call.name.startsWith("failed")));
  }
}
