package dev.fermata.transformer.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Why a call is suspended at an instruction. */
public enum SuspensionKind {
  /** It may have to wait for a stage. */
  AWAIT,
  /** It is a generator whose body has not begun. */
  START,
  /** It has handed out an item. */
  YIELD,
  /** Another generator has taken its place. */
  DELEGATE;

  private static final Set<String> GENERATORS =
      Set.of(RuntimeNames.GENERATOR, RuntimeNames.COROUTINE, RuntimeNames.ASYNC_GENERATOR);

  /** The kind of {@code instruction}; null if it suspends nothing. */
  public static @Nullable SuspensionKind of(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call && call.getOpcode() == Opcodes.INVOKESTATIC
        ? ofCall(call.owner, call.name)
        : null;
  }

  /** The kind of a call of the static method {@code name} of {@code owner}. */
  public static @Nullable SuspensionKind ofCall(String owner, String name) {
    if (owner.equals(RuntimeNames.FERMATA)) {
      return name.equals(RuntimeNames.AWAIT) ? AWAIT : null;
    }
    if (owner.equals(RuntimeNames.YIELDING_FRAME)) {
      return name.equals(RuntimeNames.START) ? START : null;
    }
    if (GENERATORS.contains(owner)) {
      return switch (name) {
        case RuntimeNames.YIELD -> YIELD;
        case RuntimeNames.YIELD_FROM -> DELEGATE;
        default -> null;
      };
    }
    return null;
  }

  public static boolean suspends(AbstractInsnNode instruction) {
    return of(instruction) != null;
  }

  /** Whether {@code instruction} is a call of {@code yield} or {@code yieldFrom}. */
  public static boolean isYield(AbstractInsnNode instruction) {
    SuspensionKind kind = of(instruction);
    return kind == YIELD || kind == DELEGATE;
  }

  /** Whether {@code instruction} never goes on without being suspended. */
  public static boolean alwaysSuspends(AbstractInsnNode instruction) {
    SuspensionKind kind = of(instruction);
    return kind != null && kind != AWAIT;
  }

  /** The first instruction of {@code method} that may suspend it; null if there is none. */
  public static @Nullable AbstractInsnNode firstIn(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (suspends(instruction)) {
        return instruction;
      }
    }
    return null;
  }
}
