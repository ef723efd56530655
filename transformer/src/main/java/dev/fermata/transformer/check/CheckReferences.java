package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * Finds {@code Fermata::await} and {@code Generator::yield}: whoever calls these is in code that
 * nothing rewrites.
 */
final class CheckReferences implements Check {
  private static final String ID = "FERMATA-012";

  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (instruction instanceof InvokeDynamicInsnNode dynamic) {
        for (Object argument : dynamic.bsmArgs) {
          SuspensionKind kind = argument instanceof Handle handle ? suspending(handle) : null;
          if (kind == SuspensionKind.AWAIT) {
            found.accept(toAwait(method, dynamic));
          } else if (kind != null) {
            found.accept(toYield(method, dynamic, (Handle) argument));
          }
        }
      }
    }
  }

  private static @Nullable SuspensionKind suspending(Handle handle) {
    return handle.getTag() == Opcodes.H_INVOKESTATIC
        ? SuspensionKind.ofCall(handle.getOwner(), handle.getName())
        : null;
  }

  private static Misuse toAwait(MethodInClass method, InvokeDynamicInsnNode dynamic) {
    return method.error(
        ID,
        SourceLines.at(dynamic),
        "a method reference to await: the method that calls it is not @Async, and cannot"
            + " suspend. Write a lambda that returns a task, or await in a loop.",
        functional(dynamic) + " function = Fermata::await",
        "Function<Task<T>, Task<R>> function = task -> Task.of(... await(task) ...)");
  }

  private static Misuse toYield(
      MethodInClass method, InvokeDynamicInsnNode dynamic, Handle handle) {
    String generator = Sketch.simpleName(Type.getObjectType(handle.getOwner()));
    String name = handle.getName();
    return method.error(
        ID,
        SourceLines.at(dynamic),
        "a method reference to "
            + name
            + ": the method that calls it is no generator, and cannot hand out an item. Call "
            + name
            + " in a loop.",
        functional(dynamic) + " function = " + generator + "::" + name,
        "for (var item : items) { " + generator + "." + name + "(item); }");
  }

  private static String functional(InvokeDynamicInsnNode dynamic) {
    return Sketch.simpleName(Type.getReturnType(dynamic.desc));
  }
}
