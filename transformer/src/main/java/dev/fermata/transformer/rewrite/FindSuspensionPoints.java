package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.flow.Liveness;
import dev.fermata.transformer.flow.Loops;
import dev.fermata.transformer.flow.TypeSimulation;
import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.Callees;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Finds the awaits of a twin that can be reached, and all that is to be known of each before code
 * is inserted.
 */
final class FindSuspensionPoints {
  private final MethodNode twin;
  private final Callees callees;
  private final TypeSimulation types;
  private final List<SuspensionPoint> points = new ArrayList<>();

  private FindSuspensionPoints(MethodNode twin, Callees callees, String owner) {
    this.twin = twin;
    this.callees = callees;
    types = TypeSimulation.of(owner, twin, TwinSlots.PRESET, AsyncClass::isAwait);
  }

  static List<SuspensionPoint> in(MethodNode twin, Callees callees, String owner) {
    FindSuspensionPoints search = new FindSuspensionPoints(twin, callees, owner);
    search.run();
    return search.points;
  }

  private void run() {
    ControlFlow flow = ControlFlow.of(twin);
    Liveness liveness = Liveness.of(flow);
    Loops loops = Loops.of(flow);
    int line = 0;
    for (AbstractInsnNode instruction : twin.instructions) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
      }
      TypeState state = AsyncClass.isAwait(instruction) ? types.before(instruction) : null;
      if (state != null) {
        add((MethodInsnNode) instruction, state, liveness, loops, line);
      }
    }
  }

  private void add(
      MethodInsnNode await, TypeState state, Liveness liveness, Loops loops, int line) {
    MethodInsnNode call = Adjacent.before(await) instanceof MethodInsnNode before ? before : null;
    AsyncMethod callee = callees.callee(call);
    List<Object> operands = state.stack().subList(0, state.stack().size() - 1);
    points.add(
        new SuspensionPoint(
            points.size() + 1,
            await,
            call,
            callee,
            new TypeState(state.locals(), operands),
            liveness.after(await),
            loops.headersAround(await),
            handlersOf(await),
            line,
            new LabelNode()));
  }

  private List<TryCatchBlockNode> handlersOf(AbstractInsnNode instruction) {
    int index = twin.instructions.indexOf(instruction);
    List<TryCatchBlockNode> handlers = new ArrayList<>();
    for (TryCatchBlockNode range : twin.tryCatchBlocks) {
      if (twin.instructions.indexOf(range.start) <= index
          && index < twin.instructions.indexOf(range.end)) {
        handlers.add(range);
      }
    }
    return handlers;
  }
}
