package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds calls that start something and drop the task of it: mostly a forgotten await. Only in code
 * that could await: elsewhere a call like this is how things are started, and classes that do not
 * name Fermata are never looked at anyway.
 */
final class CheckDroppedTasks implements Check {
  private static final Set<String> STAGES =
      Set.of(
          RuntimeNames.TASK,
          RuntimeNames.PROMISE,
          RuntimeNames.COMPLETABLE_FUTURE,
          RuntimeNames.COMPLETION_STAGE);

  /**
   * Methods of a stage that are called for what they do to it: they return the stage itself, or
   * hand its failure to a callback.
   */
  private static final Set<String> CALLED_FOR_THEIR_EFFECT =
      Set.of(
          "orTimeout", "completeOnTimeout", "completeAsync", "whenComplete", "whenCompleteAsync");

  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    if (!method.canAwait()) {
      return;
    }
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (instruction instanceof MethodInsnNode call && drops(call)) {
        String sketch = Sketch.call(call);
        found.accept(
            method.warning(
                "DROPPED_TASK",
                "FERMATA-014",
                SourceLines.at(call),
                "the task of "
                    + sketch
                    + " is dropped: nobody waits for its end or learns of its failure. Await it,"
                    + " or store it and await it later.",
                sketch + ";",
                "await(" + sketch + ");"));
      }
    }
  }

  /** What a task group has spawned is not dropped: it awaits that, and fails with it. */
  private static boolean drops(MethodInsnNode call) {
    Type returned = Type.getReturnType(call.desc);
    AbstractInsnNode after = Adjacent.after(call);
    return returned.getSort() == Type.OBJECT
        && STAGES.contains(returned.getInternalName())
        && after != null
        && after.getOpcode() == Opcodes.POP
        && !(STAGES.contains(call.owner) && CALLED_FOR_THEIR_EFFECT.contains(call.name))
        && !call.owner.equals(RuntimeNames.TASK_GROUP);
  }
}
