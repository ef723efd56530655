package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.TypeSimulation;
import dev.fermata.transformer.flow.TypeState;
import dev.fermata.transformer.model.AsyncCloseables;
import dev.fermata.transformer.model.AsyncCloseables.Receiver;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Turns {@code close()} of an {@code AsyncCloseable} into {@code await(closeAsync())}. Compilers
 * write the call wherever a {@code try} with such a resource ends, with all that JLS 14.20.3 has on
 * null and on suppressed exceptions around it, so that there is nothing else to do. Where only the
 * running program can tell what is closed, it is looked at then.
 */
final class AwaitClose {
  private final InsnList code;

  private AwaitClose(InsnList code) {
    this.code = code;
  }

  /**
   * @param owner the internal name of the method's class
   */
  static void in(MethodNode method, String owner, AsyncCloseables closeables) {
    if (Stream.of(method.instructions.toArray())
        .allMatch(instruction -> closeables.receiver(instruction) == Receiver.OTHER)) {
      return;
    }
    TypeSimulation types =
        TypeSimulation.of(
            owner,
            method,
            List.of(),
            instruction -> closeables.receiver(instruction) == Receiver.UNKNOWN);
    AwaitClose pass = new AwaitClose(method.instructions);
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      switch (closeables.receiver(instruction)) {
        case ASYNC, ASYNC_WITH_CLOSE -> pass.await(instruction);
        case UNKNOWN -> {
          TypeState state = types.before(instruction);
          if (state != null && isInitialized(state)) {
            pass.awaitIfAsync(instruction, state);
          }
        }
        case OTHER -> {}
      }
    }
  }

  /**
   * Whether there is no object without a constructor call yet; there is one only in a {@code
   * switch} that is an argument of a constructor, and then the call stays as it is.
   */
  private static boolean isInitialized(TypeState state) {
    return Stream.concat(state.locals().stream(), state.stack().stream())
        .noneMatch(Label.class::isInstance);
  }

  private void await(AbstractInsnNode close) {
    code.insertBefore(close, closeAsync());
    code.set(close, new InsnNode(Opcodes.POP));
  }

  private void awaitIfAsync(AbstractInsnNode close, TypeState state) {
    List<Object> stack = state.stack();
    LabelNode plain = new LabelNode();
    LabelNode end = new LabelNode();
    InsnList before = new InsnList();
    before.add(new InsnNode(Opcodes.DUP));
    before.add(new TypeInsnNode(Opcodes.INSTANCEOF, RuntimeNames.ASYNC_CLOSEABLE));
    before.add(new JumpInsnNode(Opcodes.IFEQ, plain));
    before.add(closeAsync());
    before.add(new InsnNode(Opcodes.POP));
    before.add(new JumpInsnNode(Opcodes.GOTO, end));
    before.add(plain);
    before.add(VerificationTypes.frame(state.locals(), stack));
    code.insertBefore(close, before);
    InsnList behind = new InsnList();
    behind.add(end);
    behind.add(VerificationTypes.frame(state.locals(), stack.subList(0, stack.size() - 1)));
    code.insert(close, behind);
  }

  private static InsnList closeAsync() {
    InsnList list = new InsnList();
    list.add(
        new MethodInsnNode(
            Opcodes.INVOKEINTERFACE,
            RuntimeNames.ASYNC_CLOSEABLE,
            "closeAsync",
            "()L" + RuntimeNames.COMPLETION_STAGE + ";",
            true));
    list.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            RuntimeNames.FERMATA,
            RuntimeNames.AWAIT,
            RuntimeNames.AWAIT_DESCRIPTOR,
            false));
    return list;
  }
}
