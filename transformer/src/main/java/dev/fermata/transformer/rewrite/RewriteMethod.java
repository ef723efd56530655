package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.model.AsyncCloseables;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.Callees;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The passes over one method, in the order in which each relies on those before:
 *
 * <ol>
 *   <li>{@link AwaitClose}, {@link ExpandEach}: what stands for awaits becomes awaits.
 *   <li>{@link RenameReceiver}, {@link ShiftLocals}: the body moves to the twin, which has more
 *       parameters.
 *   <li>{@link PassCancellation}: what handlers do not catch.
 *   <li>{@link NormalizeAwaits}: one form of await.
 *   <li>{@link UnwrapReturns}: raw results; what is left to wait for at a return becomes an await
 *       like others. {@link GeneratorEnds} and {@link UnboxYields} for a method that returns a
 *       generator.
 *   <li>{@link PostponeNew}: after this, every value at an await can be saved.
 *   <li>{@link FindSuspensionPoints}, {@link FrameLayout}: looks only.
 *   <li>{@link InsertSuspensions}, {@link DispatchResumes}: from here on the code is no longer what
 *       the analyses saw.
 *   <li>{@link WidenJumps}: what has become too far away.
 *   <li>{@link WrapperWriter} or {@link GeneratorWrapper}, {@link FrameClassWriter}.
 * </ol>
 */
final class RewriteMethod {
  private final AsyncMethod method;
  private final Callees callees;
  private final AsyncCloseables closeables;
  private final int version;
  private final @Nullable String sourceFile;

  RewriteMethod(
      AsyncMethod method,
      Callees callees,
      AsyncCloseables closeables,
      int version,
      @Nullable String sourceFile) {
    this.method = method;
    this.callees = callees;
    this.closeables = closeables;
    this.version = version;
    this.sourceFile = sourceFile;
  }

  /**
   * Turns {@code node} into the wrapper.
   *
   * @param names the frame classes to make if the method can suspend
   * @param frames takes the frame classes
   * @return the twin
   */
  MethodNode apply(MethodNode node, FrameNames names, Map<String, byte[]> frames) {
    if (method.kind().awaits()) {
      AwaitClose.in(node, method.owner(), closeables);
      ExpandEach.in(node, method.owner());
    }
    MethodNode twin = moveBody(node);
    TwinSlots slots = TwinSlots.of(method);
    RenameReceiver.in(twin, method);
    ShiftLocals.in(twin, slots);
    if (method.kind().awaits()) {
      PassCancellation.in(twin, slots);
      NormalizeAwaits.in(twin.instructions);
    }
    if (method.kind().isGenerator()) {
      GeneratorEnds.in(twin, method, slots);
      UnboxYields.in(twin);
    } else {
      UnwrapReturns.in(twin, method, slots, callees);
    }
    PostponeNew.in(twin, method.owner());
    List<SuspensionPoint> points = FindSuspensionPoints.in(twin, callees, method.owner());
    FrameLayout layout = FrameLayout.of(points, slots);
    Savers savers = new Savers(layout);
    VariableScopes scopes = new VariableScopes();
    InsertSuspensions insert =
        new InsertSuspensions(twin, method, slots, names, layout, savers, scopes);
    SuspensionGroup.of(points, layout).forEach(insert::at);
    new DispatchResumes(twin, method, slots).to(points);
    scopes.addTo(twin);
    dropShadowedFrames(twin);
    WidenJumps.in(twin);
    if (method.kind().isGenerator()) {
      GeneratorWrapper.write(node, method, names, savers.at(points.get(0)).get(0));
    } else {
      WrapperWriter.write(node, method, !points.isEmpty());
    }
    if (!points.isEmpty()) {
      new FrameClassWriter(
              method,
              version,
              names,
              layout,
              savers.all(),
              itemType(points),
              AwaitLines.of(points, method, sourceFile),
              new CatchesWriter(points))
          .writeTo(frames);
    }
    return twin;
  }

  /** The type of what is yielded, if that is a primitive one. */
  private static @Nullable ResultType itemType(List<SuspensionPoint> points) {
    for (SuspensionPoint point : points) {
      if (point.kind() == SuspensionKind.YIELD) {
        Type argument = Type.getArgumentTypes(point.instruction().desc)[0];
        ResultType type = ResultType.ofDescriptor(argument.getDescriptor());
        return type != null && type.isPrimitive() ? type : null;
      }
    }
    return null;
  }

  private MethodNode moveBody(MethodNode node) {
    MethodNode twin =
        new MethodNode(
            Opcodes.ASM9,
            method.twinAccess(),
            node.name,
            method.twinDescriptor(),
            null,
            node.exceptions.toArray(new String[0]));
    twin.instructions = node.instructions;
    twin.tryCatchBlocks = node.tryCatchBlocks;
    twin.localVariables = node.localVariables;
    twin.visibleLocalVariableAnnotations = node.visibleLocalVariableAnnotations;
    twin.invisibleLocalVariableAnnotations = node.invisibleLocalVariableAnnotations;
    twin.maxLocals = node.maxLocals;
    return twin;
  }

  /**
   * Of several stack map frames for one instruction, the compiler's stands last, and is the one
   * that others rely on.
   */
  private static void dropShadowedFrames(MethodNode twin) {
    @Nullable FrameNode last = null;
    for (AbstractInsnNode instruction : twin.instructions.toArray()) {
      if (instruction instanceof FrameNode frame) {
        if (last != null) {
          twin.instructions.remove(last);
        }
        last = frame;
      } else if (instruction.getOpcode() >= 0) {
        last = null;
      }
    }
  }
}
