package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.flow.SourceLines;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds calls that make a generator and drop it. Other than a task, which has begun, a generator
 * does nothing until it is asked for an item, so that this is a mistake in all kinds of code.
 */
final class CheckDroppedGenerators implements Check {
  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (instruction instanceof MethodInsnNode call
          && GeneratorCalls.returnsGenerator(call)
          && isDropped(call)) {
        found.accept(GeneratorCalls.isEnd(call) ? end(method, call) : generator(method, call));
      }
    }
  }

  private static boolean isDropped(MethodInsnNode call) {
    AbstractInsnNode after = Adjacent.after(call);
    return after != null && after.getOpcode() == Opcodes.POP;
  }

  private static Misuse generator(MethodInClass method, MethodInsnNode call) {
    String sketch = Sketch.call(call);
    return warning(
        method,
        call,
        "the generator of "
            + sketch
            + " is dropped: its body never runs, since nobody asks for an item. Iterate over it,"
            + " delegate to it by yieldFrom, or remove the call.",
        sketch + ";",
        "for (var item : " + sketch + ") { ... }");
  }

  private static Misuse end(MethodInClass method, MethodInsnNode call) {
    String sketch = Sketch.call(call);
    return warning(
        method,
        call,
        sketch + " ends nothing unless it is returned. Return it, or remove the call.",
        sketch + ";",
        "return " + sketch + ";");
  }

  private static Misuse warning(
      MethodInClass method, MethodInsnNode call, String message, String wrong, String right) {
    return method.warning(
        "DROPPED_GENERATOR", "FERMATA-029", SourceLines.at(call), message, wrong, right);
  }
}
