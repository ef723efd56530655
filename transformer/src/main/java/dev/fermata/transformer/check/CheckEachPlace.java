package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.EachLoop;
import java.util.function.Consumer;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Finds {@code each} in methods that cannot suspend. As with awaits, only the first of a method is
 * reported.
 */
final class CheckEachPlace implements Check {
  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    if (method.isAnnotated() || method.suspends()) {
      return;
    }
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (EachLoop.isEach(instruction)) {
        found.accept(
            method.error(
                MisuseText.EACH_OUTSIDE,
                SourceLines.at(instruction),
                Sketch.head(method.node()) + " { for (var item : each(items)) ... }",
                Sketch.awaitingHead(method.node()) + " { for (var item : each(items)) ... }"));
        return;
      }
    }
  }
}
