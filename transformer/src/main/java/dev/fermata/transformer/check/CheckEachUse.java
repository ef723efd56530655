package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.flow.TypeSimulation;
import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.EachLoop;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Finds {@code each} that is not the expression of a loop. */
final class CheckEachUse implements Check {
  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    Set<AbstractInsnNode> good = statements(method);
    for (AbstractInsnNode instruction : method.node().instructions) {
      if ((EachLoop.isEach(instruction) && method.suspends() && !good.contains(instruction))
          || isReference(instruction)) {
        found.accept(
            method.error(
                MisuseText.EACH_ELSEWHERE,
                SourceLines.at(instruction),
                "... each(items) ...",
                "for (var item : each(items)) { ... item ... }"));
      }
    }
  }

  /** Those of the loops that are not in a {@code switch} that is an operand of something. */
  private static Set<AbstractInsnNode> statements(MethodInClass method) {
    Map<AbstractInsnNode, EachLoop> byTest = new HashMap<>();
    EachLoop.in(method.node()).forEach(loop -> byTest.put(loop.testLoad(), loop));
    if (byTest.isEmpty()) {
      return Set.of();
    }
    TypeSimulation types =
        TypeSimulation.of(method.owner().name, method.node(), List.of(), byTest::containsKey);
    Set<AbstractInsnNode> statements = new HashSet<>();
    byTest.forEach(
        (test, loop) -> {
          TypeState state = types.before(test);
          if (state == null || state.stack().isEmpty()) {
            statements.add(loop.each());
          }
        });
    return statements;
  }

  private static boolean isReference(AbstractInsnNode instruction) {
    if (instruction instanceof InvokeDynamicInsnNode dynamic) {
      for (Object argument : dynamic.bsmArgs) {
        if (argument instanceof Handle handle
            && handle.getOwner().equals(RuntimeNames.FERMATA)
            && handle.getName().equals(RuntimeNames.EACH)) {
          return true;
        }
      }
    }
    return false;
  }
}
