package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.model.RuntimeNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Marks the body of a generator where it begins, and has it end without making an object: {@code
 * return Generator.end()} and {@code return Coroutine.end(result)} only leave the result. Whatever
 * else is returned is looked at when the program runs; a generator takes the place of this one.
 */
final class GeneratorEnds {
  private static final String FRAME = "L" + RuntimeNames.FRAME + ";";

  private final MethodNode twin;
  private final TwinSlots slots;

  private GeneratorEnds(MethodNode twin, TwinSlots slots) {
    this.twin = twin;
    this.slots = slots;
  }

  static void in(MethodNode twin, TwinSlots slots) {
    GeneratorEnds ends = new GeneratorEnds(twin, slots);
    for (AbstractInsnNode instruction : twin.instructions.toArray()) {
      if (instruction.getOpcode() == Opcodes.ARETURN) {
        ends.unwrap(instruction);
      }
    }
    twin.instructions.insert(call(RuntimeNames.START, "()V"));
  }

  private void unwrap(AbstractInsnNode returning) {
    InsnList code = twin.instructions;
    if (Adjacent.before(returning) instanceof MethodInsnNode call && isEnd(call)) {
      if (call.desc.startsWith("()")) {
        code.set(
            call,
            new FieldInsnNode(
                Opcodes.GETSTATIC, RuntimeNames.ABSTRACT_GENERATOR, "ENDED", "Ljava/lang/Object;"));
      } else {
        code.insertBefore(call, new VarInsnNode(Opcodes.ALOAD, slots.frame()));
        code.set(call, call("end", "(Ljava/lang/Object;" + FRAME + ")Ljava/lang/Object;"));
      }
      return;
    }
    code.insertBefore(returning, new VarInsnNode(Opcodes.ALOAD, slots.frame()));
    code.insertBefore(
        returning,
        call(
            "returned",
            "(L" + RuntimeNames.ABSTRACT_GENERATOR + ";" + FRAME + ")Ljava/lang/Object;"));
  }

  private static boolean isEnd(MethodInsnNode call) {
    return call.name.equals(RuntimeNames.END)
        && (call.owner.equals(RuntimeNames.GENERATOR) || call.owner.equals(RuntimeNames.COROUTINE));
  }

  private static MethodInsnNode call(String name, String descriptor) {
    return new MethodInsnNode(
        Opcodes.INVOKESTATIC, RuntimeNames.ABSTRACT_GENERATOR, name, descriptor, false);
  }
}
