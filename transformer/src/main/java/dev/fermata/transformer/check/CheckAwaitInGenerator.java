package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.model.AsyncCloseables;
import dev.fermata.transformer.model.EachLoop;
import dev.fermata.transformer.model.ReturnKind;
import java.util.function.Consumer;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Finds awaits, and what stands for one, in generators that are not asynchronous. Only the first of
 * a method is reported: to return another type makes all of them right.
 */
final class CheckAwaitInGenerator implements Check {
  private final AsyncCloseables closeables;

  CheckAwaitInGenerator(AsyncCloseables closeables) {
    this.closeables = closeables;
  }

  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    ReturnKind kind = method.kind();
    if (kind == null || kind.awaits() || !method.suspends()) {
      return;
    }
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (method.waits(instruction, closeables)) {
        String returned = Sketch.simpleName(Type.getReturnType(method.node().desc));
        found.accept(
            method.error(
                text(instruction),
                SourceLines.at(instruction),
                sketch(returned, instruction),
                sketch("AsyncGenerator", instruction),
                returned));
        return;
      }
    }
  }

  private static MisuseText text(AbstractInsnNode wait) {
    if (EachLoop.isEach(wait)) {
      return MisuseText.EACH_IN_GENERATOR;
    }
    return AsyncClass.isAwait(wait) ? MisuseText.AWAIT_IN_GENERATOR : MisuseText.CLOSE_IN_GENERATOR;
  }

  private static String sketch(String generator, AbstractInsnNode wait) {
    return generator + "<...> ... { ... " + statement(generator, wait) + " ... }";
  }

  private static String statement(String generator, AbstractInsnNode wait) {
    if (EachLoop.isEach(wait)) {
      return "for (var item : each(items)) " + generator + ".yield(item);";
    }
    return AsyncClass.isAwait(wait)
        ? generator + ".yield(await(stage));"
        : "try (AsyncCloseable resource = ...) { " + generator + ".yield(...); }";
  }
}
