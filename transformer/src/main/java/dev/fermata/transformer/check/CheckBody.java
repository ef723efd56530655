package dev.fermata.transformer.check;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;

/** Finds {@code @Async} methods without a body. */
final class CheckBody implements Check {
  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    if (method.isAnnotated() && !method.hasBody()) {
      String modifier = method.has(Opcodes.ACC_NATIVE) ? "native " : "abstract ";
      String head = modifier + Sketch.head(method.node()) + ";";
      found.accept(method.error(MisuseText.ASYNC_WITHOUT_BODY, 0, "@Async " + head, head));
    }
  }
}
