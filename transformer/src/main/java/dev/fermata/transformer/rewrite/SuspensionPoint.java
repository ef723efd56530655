package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.ResultType;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * An instruction of a twin at which it can be suspended.
 *
 * @param label its number, from 1 in the order of the code
 * @param kind why it is suspended
 * @param instruction the call of {@code Fermata.await}, {@code Generator.yield} and so on
 * @param call the call just before an await that makes what is awaited; null if that comes from
 *     elsewhere
 * @param awaitsCalls whether what is awaited comes from such a call, or from one of several
 * @param callee the method that {@code call} reaches, whose twin is called instead; null if the
 *     stage is awaited
 * @param state the types of the locals, and of the operands below the argument
 * @param live the slots that are read later
 * @param headers the first instructions of the headers of the loops around it, from the outermost
 *     inwards
 * @param handlers the exception table entries that cover it
 * @param line its line in the source; 0 if unknown
 * @param resume where it goes on
 */
record SuspensionPoint(
    int label,
    SuspensionKind kind,
    MethodInsnNode instruction,
    @Nullable MethodInsnNode call,
    boolean awaitsCalls,
    @Nullable AsyncMethod callee,
    TypeState state,
    BitSet live,
    List<AbstractInsnNode> headers,
    List<TryCatchBlockNode> handlers,
    int line,
    LabelNode resume) {

  /** The type of what it delivers. */
  ResultType result() {
    if (callee != null) {
      return callee.result();
    }
    return Type.getReturnType(instruction.desc).getSort() == Type.VOID
        ? ResultType.VOID
        : ResultType.OBJECT;
  }
}
