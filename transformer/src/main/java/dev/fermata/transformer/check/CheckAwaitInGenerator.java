package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.ReturnKind;
import java.util.function.Consumer;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Finds awaits in generators that are not asynchronous. Only the first of a method is reported: to
 * return another type makes all of them right.
 */
final class CheckAwaitInGenerator implements Check {
  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    ReturnKind kind = method.kind();
    AbstractInsnNode await =
        kind != null && !kind.awaits() && method.suspends() ? method.firstAwait() : null;
    if (await != null) {
      String returned = Sketch.simpleName(Type.getReturnType(method.node().desc));
      found.accept(
          method.error(
              MisuseText.AWAIT_IN_GENERATOR,
              SourceLines.at(await),
              returned + "<...> ... { ... " + returned + ".yield(await(stage)); ... }",
              "AsyncGenerator<...> ... { ... AsyncGenerator.yield(await(stage)); ... }",
              returned));
    }
  }
}
