package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.AsyncCloseables;
import dev.fermata.transformer.model.AsyncCloseables.Receiver;
import java.util.function.Consumer;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds {@code close} of an {@code AsyncCloseable} in methods that cannot suspend, where it only
 * throws; not that of a class with a {@code close} of its own. Only the first of a method is
 * reported.
 */
final class CheckAsyncClose implements Check {
  private final AsyncCloseables closeables;

  CheckAsyncClose(AsyncCloseables closeables) {
    this.closeables = closeables;
  }

  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    if (method.isAnnotated() || method.suspends()) {
      return;
    }
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (closeables.receiver(instruction) == Receiver.ASYNC
          && instruction instanceof MethodInsnNode close) {
        String type = Sketch.simpleName(Type.getObjectType(close.owner));
        String body = " { try (" + type + " resource = ...) { ... } }";
        found.accept(
            method.error(
                MisuseText.CLOSE_OUTSIDE,
                SourceLines.at(instruction),
                Sketch.head(method.node()) + body,
                Sketch.awaitingHead(method.node()) + body));
        return;
      }
    }
  }
}
