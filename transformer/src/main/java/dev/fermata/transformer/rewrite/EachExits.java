package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.model.EachLoop;
import dev.fermata.transformer.model.ReturnedValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The ways out of a loop before its end, other than exceptions.
 *
 * @param returns instructions that end the method; if one is not of the loop itself, what wraps its
 *     value is
 * @param falls instructions of the loop behind which it is left
 * @param jumps instructions of the loop that jump out of it
 */
record EachExits(
    Set<AbstractInsnNode> returns, List<AbstractInsnNode> falls, List<AbstractInsnNode> jumps) {

  /**
   * @param inside the instructions of the loop
   */
  static EachExits of(EachLoop loop, Set<AbstractInsnNode> inside) {
    EachExits exits = new EachExits(new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>());
    for (AbstractInsnNode instruction : inside) {
      if (instruction != loop.test()) {
        exits.add(instruction, inside);
      }
    }
    return exits;
  }

  private void add(AbstractInsnNode instruction, Set<AbstractInsnNode> inside) {
    if (isReturn(instruction)) {
      returns.add(instruction);
      return;
    }
    if (ControlFlow.targets(instruction).stream()
        .anyMatch(target -> !inside.contains(EachExtent.at(target)))) {
      jumps.add(instruction);
    }
    AbstractInsnNode next = EachExtent.at(instruction.getNext());
    if (fallsThrough(instruction) && next != null && !inside.contains(next)) {
      if (isReturn(next) && firstOfReturn(next) != next) {
        returns.add(next);
      } else {
        falls.add(instruction);
      }
    }
  }

  /**
   * The first instruction of those that only wrap a value to return it. They have to stay together
   * for {@link UnwrapReturns}.
   */
  static AbstractInsnNode firstOfReturn(AbstractInsnNode returning) {
    MethodInsnNode done = ReturnedValues.doneBefore(returning);
    if (done != null) {
      return done;
    }
    MethodInsnNode wrapping = ReturnedValues.wrappingBefore(returning);
    @Nullable MethodInsnNode boxing =
        wrapping == null ? null : ReturnedValues.boxingBefore(wrapping);
    return boxing != null ? boxing : wrapping != null ? wrapping : returning;
  }

  private static boolean isReturn(AbstractInsnNode instruction) {
    return instruction.getOpcode() >= Opcodes.IRETURN && instruction.getOpcode() <= Opcodes.RETURN;
  }

  private static boolean fallsThrough(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    return opcode != Opcodes.ATHROW
        && opcode != Opcodes.GOTO
        && opcode != Opcodes.TABLESWITCH
        && opcode != Opcodes.LOOKUPSWITCH;
  }
}
