package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Finds {@code Fermata::await}: whoever calls it is in code that nothing rewrites. */
final class CheckAwaitReferences implements Check {
  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (instruction instanceof InvokeDynamicInsnNode dynamic && namesAwait(dynamic)) {
        String functional = Sketch.simpleName(Type.getReturnType(dynamic.desc));
        found.accept(
            method.error(
                "FERMATA-012",
                SourceLines.at(instruction),
                "a method reference to await: the method that calls it is not @Async, and cannot"
                    + " suspend. Write a lambda that returns a task, or await in a loop.",
                functional + " function = Fermata::await",
                "Function<Task<T>, Task<R>> function = task -> Task.of(... await(task) ...)"));
      }
    }
  }

  private static boolean namesAwait(InvokeDynamicInsnNode dynamic) {
    for (Object argument : dynamic.bsmArgs) {
      if (argument instanceof Handle handle
          && handle.getOwner().equals(RuntimeNames.FERMATA)
          && handle.getName().equals(RuntimeNames.AWAIT)) {
        return true;
      }
    }
    return false;
  }
}
