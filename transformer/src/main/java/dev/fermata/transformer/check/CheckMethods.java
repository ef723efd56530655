package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.ControlFlow;
import dev.fermata.transformer.flow.MonitorRegions;
import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.model.ReturnKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds methods that await where they cannot, or that are declared {@code @Async} and cannot be.
 */
public final class CheckMethods {
  private static final String RETURN_TYPES = "Task, CompletableFuture, CompletionStage or void";

  /** A method takes 255 slots of parameters (JVMS 4.3.3), and a twin has two of its own. */
  private static final int MOST_PARAMETER_SLOTS = 253;

  private final List<Misuse> found = new ArrayList<>();

  private CheckMethods() {}

  /** What is wrong with {@code node}, in the order of the class file. */
  public static List<Misuse> of(ClassNode node) {
    CheckMethods check = new CheckMethods();
    node.methods.forEach(check::check);
    return check.found;
  }

  private void check(MethodNode method) {
    if ((method.access & Opcodes.ACC_BRIDGE) != 0) {
      return;
    }
    if (AsyncClass.isAnnotated(method)) {
      checkDeclaration(method);
      checkLocks(method);
    } else {
      AbstractInsnNode await = firstAwait(method);
      if (await != null) {
        checkAwait(method, await);
        checkLocks(method);
      }
    }
  }

  private void checkLocks(MethodNode method) {
    if (!locks(method)) {
      return;
    }
    MonitorRegions regions = MonitorRegions.of(ControlFlow.of(method));
    for (AbstractInsnNode instruction : method.instructions) {
      if (AsyncClass.isAwait(instruction) && regions.isLocked(instruction)) {
        add(
            "FERMATA-007",
            "await in a synchronized block, which would hold the lock, or lose it, while the method"
                + " waits. End the block before the await; tasks of one loop only interleave at"
                + " awaits.",
            method,
            lineOf(instruction));
      }
    }
  }

  private static boolean locks(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() == Opcodes.MONITORENTER) {
        return true;
      }
    }
    return false;
  }

  private void checkDeclaration(MethodNode method) {
    int line = firstLine(method);
    if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      add(
          "FERMATA-005",
          "@Async on a method without a body has no effect. Annotate the methods that implement it.",
          method,
          line);
    } else if (ReturnKind.of(method.desc) == null) {
      add(
          "FERMATA-004",
          "an @Async method cannot return this type, since its caller gets the result later."
              + " Return "
              + RETURN_TYPES
              + ".",
          method,
          line);
    } else if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      add(
          "FERMATA-007",
          "an @Async method cannot be synchronized: it would hold the lock, or lose it, while it"
              + " waits. Remove synchronized; tasks of one loop only interleave at awaits.",
          method,
          line);
    } else if (parameterSlots(method) > MOST_PARAMETER_SLOTS) {
      add(
          "FERMATA-011",
          "an @Async method has two parameters more once it is rewritten, and this one has no room"
              + " for them: a method takes 255 slots, where long and double count twice and this"
              + " counts once. Pass some of the parameters in an object.",
          method,
          line);
    }
  }

  private static int parameterSlots(MethodNode method) {
    int slots = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
    return (method.access & Opcodes.ACC_STATIC) != 0 ? slots - 1 : slots;
  }

  private void checkAwait(MethodNode method, AbstractInsnNode await) {
    int line = lineOf(await);
    if (method.name.equals("<init>") || method.name.equals("<clinit>")) {
      add(
          "FERMATA-006",
          "await in a "
              + (method.name.equals("<init>") ? "constructor" : "static initializer")
              + ", which cannot suspend. Move it to a static @Async method that creates the object.",
          method,
          line);
    } else if (AsyncClass.isLambda(method)) {
      if (ReturnKind.of(method.desc) == null) {
        add(
            "FERMATA-003",
            "await in a lambda whose functional interface does not return "
                + RETURN_TYPES
                + ". Use an interface that does, or await outside of the lambda.",
            method,
            line);
      }
    } else {
      add(
          "FERMATA-003",
          "await outside of an @Async method. Annotate the method with @Async and let it return "
              + RETURN_TYPES
              + ".",
          method,
          line);
    }
  }

  private static @Nullable AbstractInsnNode firstAwait(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (AsyncClass.isAwait(instruction)) {
        return instruction;
      }
    }
    return null;
  }

  private static int lineOf(AbstractInsnNode instruction) {
    for (AbstractInsnNode node = instruction; node != null; node = node.getPrevious()) {
      if (node instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }

  private static int firstLine(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }

  private void add(String id, String message, MethodNode method, int line) {
    found.add(new Misuse(id, message, method.name, line));
  }
}
