package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.flow.Liveness;
import dev.fermata.transformer.flow.Loops;
import dev.fermata.transformer.flow.TypeSimulation;
import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.Callees;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the suspension points of a twin that can be reached, and all that is to be known of each
 * before code is inserted.
 */
final class FindSuspensionPoints {
  private final MethodNode twin;
  private final Callees callees;
  private final TypeSimulation types;
  private final List<SuspensionPoint> points = new ArrayList<>();

  private FindSuspensionPoints(MethodNode twin, Callees callees, String owner) {
    this.twin = twin;
    this.callees = callees;
    types = TypeSimulation.of(owner, twin, TwinSlots.PRESET, SuspensionKind::suspends);
  }

  static List<SuspensionPoint> in(MethodNode twin, Callees callees, String owner) {
    FindSuspensionPoints search = new FindSuspensionPoints(twin, callees, owner);
    search.run();
    return search.points;
  }

  private void run() {
    ControlFlow flow = ControlFlow.of(twin);
    Liveness liveness = Liveness.of(flow, SuspensionKind::suspends);
    Loops loops = Loops.of(flow, SuspensionKind::alwaysSuspends);
    int line = 0;
    for (AbstractInsnNode instruction : twin.instructions) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
      }
      SuspensionKind kind = SuspensionKind.of(instruction);
      TypeState state = kind == null ? null : types.before(instruction);
      if (kind != null && state != null) {
        add(kind, (MethodInsnNode) instruction, state, flow, liveness, loops, line);
      }
    }
  }

  private void add(
      SuspensionKind kind,
      MethodInsnNode instruction,
      TypeState state,
      ControlFlow flow,
      Liveness liveness,
      Loops loops,
      int line) {
    MethodInsnNode call = kind == SuspensionKind.AWAIT ? callBefore(instruction) : null;
    AsyncMethod callee = callees.callee(call);
    int arguments = (Type.getArgumentsAndReturnSizes(instruction.desc) >> 2) - 1;
    List<Object> operands = state.stack().subList(0, state.stack().size() - arguments);
    points.add(
        new SuspensionPoint(
            points.size() + 1,
            kind,
            instruction,
            call,
            kind == SuspensionKind.AWAIT
                && AwaitedCalls.areAllThat(instruction, flow, twin.instructions),
            callee,
            new TypeState(state.locals(), operands),
            liveness.after(instruction),
            loops.headersAround(instruction),
            flow.ranges(flow.blockOf(instruction)),
            line,
            new LabelNode()));
  }

  private static @Nullable MethodInsnNode callBefore(MethodInsnNode await) {
    return Adjacent.before(await) instanceof MethodInsnNode call ? call : null;
  }
}
