package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.model.AsyncCloseables;
import dev.fermata.transformer.model.AsyncCloseables.Receiver;
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.SuspensionKind;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method that is checked.
 *
 * @param owner its class
 * @param node the method
 * @param lambdas the lambdas of its class
 */
record MethodInClass(ClassNode owner, MethodNode node, Lambdas lambdas) {
  boolean has(int accessFlags) {
    return (node.access & accessFlags) != 0;
  }

  boolean hasBody() {
    return !has(Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE);
  }

  /** Whether it is declared {@code @Async}. */
  boolean isAnnotated() {
    return AsyncClass.isAnnotated(node);
  }

  boolean isLambda() {
    return AsyncClass.isLambda(node);
  }

  @Nullable ReturnKind kind() {
    return ReturnKind.of(node.desc);
  }

  /** Whether its body becomes a state machine. */
  boolean suspends() {
    return hasBody()
        && kind() != null
        && (isAnnotated() || (isLambda() && AsyncClass.suspends(node)));
  }

  /** Whether it awaits, or does what stands for that: in a method that suspends. */
  boolean waits(AsyncCloseables closeables) {
    for (AbstractInsnNode instruction : node.instructions) {
      if (waits(instruction, closeables)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of its instructions is an await, or stands for one in a method that suspends. */
  boolean waits(AbstractInsnNode instruction, AsyncCloseables closeables) {
    if (AsyncClass.waits(instruction)) {
      return true;
    }
    return switch (suspends() ? closeables.receiver(instruction) : Receiver.OTHER) {
      case ASYNC -> true;
      // Where nothing can be awaited, the close of its own is what is called.
      case ASYNC_WITH_CLOSE -> canAwait();
      case UNKNOWN, OTHER -> false;
    };
  }

  /** Whether its body can await. */
  boolean canAwait() {
    ReturnKind kind = kind();
    return kind != null && kind.awaits() && suspends();
  }

  @Nullable AbstractInsnNode firstAwait() {
    for (AbstractInsnNode instruction : node.instructions) {
      if (AsyncClass.isAwait(instruction)) {
        return instruction;
      }
    }
    return null;
  }

  /** The first call of {@code yield} or {@code yieldFrom}; null if there is none. */
  @Nullable MethodInsnNode firstYield() {
    for (AbstractInsnNode instruction : node.instructions) {
      if (SuspensionKind.isYield(instruction)) {
        return (MethodInsnNode) instruction;
      }
    }
    return null;
  }

  /** The line of the first statement; the class file does not tell where the head stands. */
  int firstLine() {
    return SourceLines.firstFrom(node.instructions.getFirst());
  }

  Misuse error(MisuseText text, int line, String wrong, String right, Object... names) {
    return error(text.id(), line, text.message(names), wrong, right);
  }

  Misuse error(String id, int line, String message, String wrong, String right) {
    return new Misuse(id, message, node.name, node.desc, line, wrong, right, null);
  }

  Misuse warning(String warning, String id, int line, String message, String wrong, String right) {
    String silence = " If it is meant, add @Allow(Warning." + warning + ").";
    return new Misuse(id, message + silence, node.name, node.desc, line, wrong, right, warning);
  }
}
