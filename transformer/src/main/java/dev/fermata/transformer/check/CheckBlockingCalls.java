package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import java.util.function.Consumer;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds calls that block the thread in methods that could suspend instead. A generator that is not
 * asynchronous could not, and runs where its consumer blocks anyway.
 */
final class CheckBlockingCalls implements Check {
  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    if (!method.canAwait()) {
      return;
    }
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (instruction instanceof MethodInsnNode call) {
        BlockingCalls.Entry entry = BlockingCalls.find(call.owner, call.name, call.desc);
        if (entry != null) {
          String sketch = Sketch.call(call);
          found.accept(
              method.warning(
                  "BLOCKING_CALL",
                  "FERMATA-015",
                  SourceLines.at(call),
                  sketch
                      + " may block the thread, and with it all other tasks of its loop. Await"
                      + " instead, or let another thread block and await that.",
                  sketch,
                  entry.instead()));
        }
      }
    }
  }
}
