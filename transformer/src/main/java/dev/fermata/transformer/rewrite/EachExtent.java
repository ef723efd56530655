package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.flow.Reachable;
import dev.fermata.transformer.model.EachLoop;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where a loop lies in the code. Compilers write it in one piece, which begins with the test or,
 * where the test comes last, with the body.
 *
 * <p>Where the test comes last, that is the end. Where it comes first, the loop ends before what
 * can be reached without an item, and before what the test jumps to. Code that only a {@code break}
 * leads to may follow directly, if the test jumps elsewhere, since the compiler has merged its jump
 * with a {@code continue} behind the loop. The scope of the loop's variable tells the two apart;
 * without debug information such code counts as the loop's, and the iterator is closed behind it.
 *
 * <p>In that piece there may be copies of the {@code finally} blocks of {@code try} statements
 * around the loop, made for a {@code return} or {@code break} that leaves both. They are known by
 * the handlers: those of such a statement cover the loop, but not these copies.
 */
final class EachExtent {
  private final MethodNode method;
  private final InsnList code;
  private final EachLoop loop;
  private final int start;
  private final int last;

  private EachExtent(MethodNode method, EachLoop loop, ControlFlow flow, LabelNode end) {
    this.method = method;
    this.code = method.instructions;
    this.loop = loop;
    if (loop.testsFirst()) {
      start = code.indexOf(loop.testLoad());
      last = lastOfScope(lastWithItem(flow, code.indexOf(end)));
    } else {
      start = code.indexOf(loop.itemLoad());
      last = code.indexOf(loop.test());
    }
  }

  /**
   * @param end the end of what the compiler has written; passes may have added code behind it
   */
  static EachExtent of(MethodNode method, EachLoop loop, ControlFlow flow, LabelNode end) {
    return new EachExtent(method, loop, flow, end);
  }

  private int lastWithItem(ControlFlow flow, int end) {
    BitSet withoutItem = Reachable.without(flow, flow.blockOf(loop.itemLoad()));
    int exit = code.indexOf(loop.test().label);
    int limit = exit > start ? Math.min(exit, end) : end;
    int found = code.indexOf(loop.next());
    for (int i = found; i < limit; i++) {
      AbstractInsnNode instruction = code.get(i);
      if (instruction.getOpcode() >= 0) {
        if (withoutItem.get(flow.blockOf(instruction))) {
          break;
        }
        found = i;
      }
    }
    return found;
  }

  private int lastOfScope(int lastWithItem) {
    int least = code.indexOf(loop.next());
    for (int i = least; i <= lastWithItem; i++) {
      if (ControlFlow.targets(code.get(i)).stream()
          .anyMatch(target -> at(target) == loop.testLoad())) {
        least = i;
      }
    }
    LocalVariableNode variable = variable();
    if (variable == null) {
      return lastWithItem;
    }
    int scope = 0;
    for (LocalVariableNode range : method.localVariables) {
      int from = code.indexOf(range.start);
      if (range.index == variable.index
          && range.name.equals(variable.name)
          && from > start
          && from <= lastWithItem) {
        scope = Math.max(scope, code.indexOf(range.end) - 1);
      }
    }
    return Math.min(lastWithItem, Math.max(least, scope));
  }

  /** The variable of the loop: what the item, cast and unboxed, is stored in. */
  private @Nullable LocalVariableNode variable() {
    if (method.localVariables == null) {
      return null;
    }
    AbstractInsnNode node = at(loop.next().getNext());
    while (node != null && converts(node)) {
      node = at(node.getNext());
    }
    if (node == null || !isStore(node)) {
      return null;
    }
    AbstractInsnNode behind = at(node.getNext());
    for (LocalVariableNode candidate : method.localVariables) {
      if (candidate.index == ((VarInsnNode) node).var && at(candidate.start) == behind) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean converts(AbstractInsnNode node) {
    int opcode = node.getOpcode();
    return opcode == Opcodes.CHECKCAST
        || opcode == Opcodes.INVOKEVIRTUAL
        || (opcode >= Opcodes.I2L && opcode <= Opcodes.I2S);
  }

  private static boolean isStore(AbstractInsnNode node) {
    return node.getOpcode() >= Opcodes.ISTORE && node.getOpcode() <= Opcodes.ASTORE;
  }

  /** The first instruction at {@code node} or behind it. */
  static @Nullable AbstractInsnNode at(@Nullable AbstractInsnNode node) {
    @Nullable AbstractInsnNode found = node;
    while (found != null && found.getOpcode() < 0) {
      found = found.getNext();
    }
    return found;
  }

  /** The entries of the exception table that are of {@code try} statements around the loop. */
  List<TryCatchBlockNode> outerHandlers() {
    int test = code.indexOf(loop.hasNext());
    return method.tryCatchBlocks.stream()
        .filter(entry -> !isInner(entry) && covers(entry, test))
        .toList();
  }

  /** Whether an entry of the exception table is of a {@code try} statement in the loop. */
  boolean isInner(TryCatchBlockNode entry) {
    int handler = code.indexOf(at(entry.handler));
    return start <= handler && handler <= last;
  }

  /** The instructions of the loop, in their order. */
  List<AbstractInsnNode> instructions() {
    List<LabelNode> outer =
        outerHandlers().stream().map(entry -> entry.handler).distinct().toList();
    List<AbstractInsnNode> inside = new ArrayList<>();
    for (int i = start; i <= last; i++) {
      int index = i;
      if (code.get(i).getOpcode() >= 0
          && outer.stream().allMatch(handler -> isCovered(index, handler))) {
        inside.add(code.get(i));
      }
    }
    return inside;
  }

  private boolean isCovered(int index, LabelNode handler) {
    return method.tryCatchBlocks.stream()
        .anyMatch(entry -> entry.handler == handler && covers(entry, index));
  }

  private boolean covers(TryCatchBlockNode entry, int index) {
    return code.indexOf(entry.start) <= index && index < code.indexOf(entry.end);
  }
}
