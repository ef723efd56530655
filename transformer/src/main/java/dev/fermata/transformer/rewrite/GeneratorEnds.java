package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.RuntimeNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Marks the body of a generator where it begins, and has it end without making an object: {@code
 * return Generator.end()} and {@code return Coroutine.end(result)} only leave the result. Whatever
 * else is returned is looked at when the program runs; a generator takes the place of this one.
 */
final class GeneratorEnds {
  /** Pushes {@code YieldingFrame.ENDED}. */
  static final int ENDED = Opcodes.ICONST_1;

  private static final String FRAME = "L" + RuntimeNames.FRAME + ";";

  private final MethodNode twin;
  private final TwinSlots slots;
  private final String machine;

  private GeneratorEnds(MethodNode twin, AsyncMethod method, TwinSlots slots) {
    this.twin = twin;
    this.slots = slots;
    machine = method.kind().generatorMachine();
  }

  static void in(MethodNode twin, AsyncMethod method, TwinSlots slots) {
    GeneratorEnds ends = new GeneratorEnds(twin, method, slots);
    for (AbstractInsnNode instruction : twin.instructions.toArray()) {
      if (instruction.getOpcode() == Opcodes.ARETURN) {
        ends.unwrap(instruction);
      }
    }
    twin.instructions.insert(call(RuntimeNames.YIELDING_FRAME, RuntimeNames.START, "()V"));
  }

  private void unwrap(AbstractInsnNode returning) {
    InsnList code = twin.instructions;
    if (Adjacent.before(returning) instanceof MethodInsnNode call && isEnd(call)) {
      if (call.desc.startsWith("()")) {
        code.set(call, new InsnNode(ENDED));
      } else {
        code.insertBefore(call, new VarInsnNode(Opcodes.ALOAD, slots.frame()));
        code.set(
            call, call(RuntimeNames.YIELDING_FRAME, "end", "(Ljava/lang/Object;" + FRAME + ")I"));
      }
      code.set(returning, new InsnNode(Opcodes.IRETURN));
      return;
    }
    code.insertBefore(returning, new VarInsnNode(Opcodes.ALOAD, slots.frame()));
    code.insertBefore(returning, call(machine, "returned", "(L" + machine + ";" + FRAME + ")I"));
    code.set(returning, new InsnNode(Opcodes.IRETURN));
  }

  private static boolean isEnd(MethodInsnNode call) {
    return call.name.equals(RuntimeNames.END)
        && (call.owner.equals(RuntimeNames.GENERATOR)
            || call.owner.equals(RuntimeNames.COROUTINE)
            || call.owner.equals(RuntimeNames.ASYNC_GENERATOR));
  }

  private static MethodInsnNode call(String owner, String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }
}
