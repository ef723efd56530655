package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.flow.MonitorRegions;
import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.AsyncCloseables;
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds awaits, what stands for one, and yields that are reached with a monitor held. */
final class CheckLocks implements Check {
  private final AsyncCloseables closeables;

  CheckLocks(AsyncCloseables closeables) {
    this.closeables = closeables;
  }

  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    if (!method.hasBody()) {
      return;
    }
    if (method.isAnnotated() && method.has(Opcodes.ACC_SYNCHRONIZED)) {
      found.accept(synchronizedMethod(method));
    }
    if (locks(method.node())
        && (SuspensionKind.firstIn(method.node()) != null || method.waits(closeables))) {
      checkBlocks(method, found);
    }
  }

  private static Misuse synchronizedMethod(MethodInClass method) {
    ReturnKind kind = method.kind();
    return method.error(
        kind != null && kind.isGenerator()
            ? MisuseText.GENERATOR_SYNCHRONIZED
            : MisuseText.ASYNC_SYNCHRONIZED,
        method.firstLine(),
        "@Async synchronized " + Sketch.head(method.node()),
        "@Async " + Sketch.head(method.node()));
  }

  private void checkBlocks(MethodInClass method, Consumer<Misuse> found) {
    MonitorRegions regions = MonitorRegions.of(ControlFlow.of(method.node()));
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (method.waits(instruction, closeables) && regions.isLocked(instruction)) {
        found.accept(
            method.error(
                MisuseText.AWAIT_IN_SYNCHRONIZED_BLOCK,
                SourceLines.at(instruction),
                "synchronized (lock) { ... await(stage) ... }",
                "var value = await(stage); synchronized (lock) { ... value ... }"));
      } else if (SuspensionKind.isYield(instruction) && regions.isLocked(instruction)) {
        found.accept(
            method.error(
                MisuseText.YIELD_IN_SYNCHRONIZED_BLOCK,
                SourceLines.at(instruction),
                "synchronized (lock) { ... yield(item) ... }",
                "synchronized (lock) { item = ...; } ... yield(item)"));
      }
    }
  }

  private static boolean locks(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() == Opcodes.MONITORENTER) {
        return true;
      }
    }
    return false;
  }
}
