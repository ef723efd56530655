package dev.fermata.transformer.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The {@code @Async} methods of a class, by name and descriptor, in the order of the class file.
 */
public final class AsyncClass {
  private static final String LAMBDA_PREFIX = "lambda$";

  private final @Nullable String superName;
  private final boolean rewritten;
  private final Map<String, AsyncMethod> methods = new LinkedHashMap<>();

  private AsyncClass(ClassNode node) {
    superName = node.superName;
    rewritten = isRewritten(node);
    for (MethodNode method : node.methods) {
      if (isAsync(method)) {
        AsyncMethod async = describe(node, method);
        if (async != null) {
          methods.put(method.name + method.desc, async);
        }
      }
    }
  }

  public static AsyncClass of(ClassNode node) {
    return new AsyncClass(node);
  }

  /** Whether the class has been through the transformer. */
  public static boolean isRewritten(ClassNode node) {
    return annotation(node.invisibleAnnotations, RuntimeNames.REWRITTEN_DESCRIPTOR) != null;
  }

  public static @Nullable AnnotationNode annotation(
      @Nullable List<AnnotationNode> annotations, String descriptor) {
    if (annotations != null) {
      for (AnnotationNode annotation : annotations) {
        if (annotation.desc.equals(descriptor)) {
          return annotation;
        }
      }
    }
    return null;
  }

  public boolean rewritten() {
    return rewritten;
  }

  public @Nullable String superName() {
    return superName;
  }

  public List<AsyncMethod> methods() {
    return new ArrayList<>(methods.values());
  }

  public @Nullable AsyncMethod method(String name, String descriptor) {
    return methods.get(name + descriptor);
  }

  /** Whether a method is declared {@code @Async}. */
  public static boolean isAnnotated(MethodNode method) {
    return annotation(method.invisibleAnnotations, RuntimeNames.ASYNC_DESCRIPTOR) != null
        || annotation(method.visibleAnnotations, RuntimeNames.ASYNC_DESCRIPTOR) != null;
  }

  /**
   * Whether a method is the body of a lambda; those cannot be annotated, and are recognised by what
   * they do.
   */
  public static boolean isLambda(MethodNode method) {
    return (method.access & Opcodes.ACC_SYNTHETIC) != 0 && method.name.startsWith(LAMBDA_PREFIX);
  }

  private static boolean isAsync(MethodNode method) {
    boolean bridge = (method.access & Opcodes.ACC_BRIDGE) != 0;
    return (!bridge && isAnnotated(method)) || (isLambda(method) && suspends(method));
  }

  /** Whether a body suspends somewhere, so that a lambda becomes a state machine. */
  public static boolean suspends(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (SuspensionKind.suspends(instruction) || EachLoop.isEach(instruction)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an instruction awaits, or stands for something that does. */
  public static boolean waits(AbstractInsnNode instruction) {
    return isAwait(instruction) || EachLoop.isEach(instruction);
  }

  public static boolean isAwait(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
        && call.name.equals(RuntimeNames.AWAIT)
        && call.owner.equals(RuntimeNames.FERMATA);
  }

  private @Nullable AsyncMethod describe(ClassNode node, MethodNode method) {
    ReturnKind kind = ReturnKind.of(method.desc);
    if (kind == null) {
      return null;
    }
    AsyncMethod async =
        new AsyncMethod(
            node.name,
            (node.access & Opcodes.ACC_INTERFACE) != 0,
            method.access,
            method.name,
            method.desc,
            kind,
            resultType(kind, method),
            isBound(node, method));
    return rewritten ? asRewritten(node, async) : async;
  }

  private static ResultType resultType(ReturnKind kind, MethodNode method) {
    if (kind == ReturnKind.DETACHED) {
      return ResultType.VOID;
    }
    return kind.isGenerator() ? ResultType.INT : ReturnedValues.resultType(method);
  }

  private static boolean isBound(ClassNode node, MethodNode method) {
    return (node.access & Opcodes.ACC_FINAL) != 0
        || (method.access & (Opcodes.ACC_FINAL | Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) != 0;
  }

  /**
   * The body of a rewritten method has moved to its twin, whose descriptor tells what it returns.
   */
  private static @Nullable AsyncMethod asRewritten(ClassNode node, AsyncMethod async) {
    for (MethodNode candidate : node.methods) {
      ResultType result =
          candidate.name.equals(async.name()) ? async.resultOfTwin(candidate.desc) : null;
      if (result != null) {
        return async.withResult(result);
      }
    }
    return null;
  }
}
