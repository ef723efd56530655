package dev.fermata.transformer.check;

import java.util.function.Consumer;
import org.objectweb.asm.tree.MethodInsnNode;

/** Finds {@code @Async} methods that return what is there only later. */
final class CheckReturnType implements Check {
  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    if (method.isAnnotated() && method.hasBody() && method.kind() == null) {
      found.accept(
          method.error(
              MisuseText.ASYNC_RETURN_TYPE,
              method.firstLine(),
              "@Async " + Sketch.head(method.node()) + " { ... return value; }",
              right(method)));
    }
  }

  private static String right(MethodInClass method) {
    MethodInsnNode yield = method.firstYield();
    return yield == null
        ? Sketch.asyncHead(method.node()) + " { ... return Task.of(value); }"
        : Sketch.generatorHead(method.node(), yield.owner) + " { ... yield(item); ... }";
  }
}
