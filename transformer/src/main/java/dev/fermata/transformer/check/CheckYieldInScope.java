package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Finds yields within a task group or timeout that has not ended (PEP 789): the consumer would go
 * on inside of it, so that it would be cancelled in the place of the generator, or the generator in
 * the place of it.
 *
 * <p>A scope ends when it is closed. Whether a try-with-resources or a {@code finally} does so, the
 * compiler closes it in an exception handler too, and what that covers is within the scope.
 */
final class CheckYieldInScope implements Check {
  /** What cancels the task that runs in it. */
  static final Set<String> SCOPES =
      Set.of("dev/fermata/TaskGroup", "dev/fermata/Timeout", "dev/fermata/CancelScope");

  /** A try block that closes a scope at its end. */
  private record Region(LabelNode start, LabelNode end, String scope) {}

  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    ReturnKind kind = method.kind();
    if (kind == null || !kind.isGenerator() || !method.suspends()) {
      return;
    }
    List<Region> regions = regions(method.node());
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (SuspensionKind.isYield(instruction)) {
        String scope = scopeAround(instruction, regions, method.node());
        if (scope != null) {
          found.accept(misuse(method, (MethodInsnNode) instruction, scope));
        }
      }
    }
  }

  private static Misuse misuse(MethodInClass method, MethodInsnNode yield, String scope) {
    String name = Sketch.simpleName(Type.getObjectType(scope));
    String statement = Sketch.simpleName(Type.getObjectType(yield.owner)) + "." + yield.name;
    return method.warning(
        "YIELD_IN_SCOPE",
        "FERMATA-030",
        SourceLines.at(yield),
        "yield within a "
            + name
            + " that has not ended: its cancellation hits whoever has the item, and a failure of"
            + " theirs does not get to it. End it before the yield, or let the consumer have the "
            + name
            + ".",
        "try (" + name + " scope = ...) { ... " + statement + "(item); ... }",
        "try (" + name + " scope = ...) { item = ...; } " + statement + "(item);");
  }

  private static List<Region> regions(MethodNode method) {
    List<Region> regions = new ArrayList<>();
    for (TryCatchBlockNode range : method.tryCatchBlocks) {
      String scope = closedFrom(range.handler);
      if (scope != null) {
        regions.add(new Region(range.start, range.end, scope));
      }
    }
    return regions;
  }

  /**
   * The scope that a handler closes before it throws on; null if it closes none, or only one that
   * it has opened itself.
   */
  private static @Nullable String closedFrom(LabelNode handler) {
    Set<Integer> assigned = new HashSet<>();
    for (AbstractInsnNode node = handler;
        node != null && node.getOpcode() != Opcodes.ATHROW;
        node = node.getNext()) {
      if (node.getOpcode() == Opcodes.ASTORE) {
        assigned.add(((VarInsnNode) node).var);
      } else if (node instanceof MethodInsnNode call
          && SCOPES.contains(call.owner)
          && call.name.startsWith("close")
          && Adjacent.before(call) instanceof VarInsnNode scope
          && !assigned.contains(scope.var)) {
        return call.owner;
      }
    }
    return null;
  }

  private static @Nullable String scopeAround(
      AbstractInsnNode instruction, List<Region> regions, MethodNode method) {
    int index = method.instructions.indexOf(instruction);
    for (Region region : regions) {
      if (method.instructions.indexOf(region.start()) <= index
          && index < method.instructions.indexOf(region.end())) {
        return region.scope();
      }
    }
    return null;
  }
}
