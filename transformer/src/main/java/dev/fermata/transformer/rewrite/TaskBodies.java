package dev.fermata.transformer.rewrite;

import dev.fermata.transformer.flow.Adjacent;
import dev.fermata.transformer.model.AsyncClass;
import dev.fermata.transformer.model.AsyncMethod;
import dev.fermata.transformer.model.Callees;
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.RuntimeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes the call that a task is created for a part of that task, where the two stand together, as
 * in {@code createTask(() -> fetch(page))} and {@code group.spawn(this::serve)}: in place of a
 * callable that returns a stage, a body is handed over whose call begins by its twin.
 *
 * <p>Only what nobody else can call becomes a body. So it has to be handed over where it is made;
 * and a lambda must be the only one with its code, since compilers let equal ones share it.
 */
final class TaskBodies {
  private static final String LAMBDA_METAFACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final Type CALLABLE = Type.getObjectType("java/util/concurrent/Callable");
  private static final Type BODY = Type.getObjectType(RuntimeNames.TASK_BODY);
  private static final Type BEGIN =
      Type.getMethodType(BodyWriter.RETURN_TYPE, Type.getObjectType(RuntimeNames.DRIVER));

  private static final Set<String> CREATORS =
      Set.of(
          RuntimeNames.FERMATA + ".createTask",
          RuntimeNames.EVENT_LOOP + ".createTask",
          RuntimeNames.TASK_GROUP + ".spawn");

  private final ClassNode node;
  private final Callees callees;
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<Handle, MethodNode> bodies = new LinkedHashMap<>();
  private final Set<String> replaced = new HashSet<>();

  private TaskBodies(ClassNode node, Callees callees) {
    this.node = node;
    this.callees = callees;
  }

  /** Rewrites what {@code node} hands over, and the lambdas that only call. */
  static TaskBodies in(ClassNode node, Callees callees) {
    TaskBodies result = new TaskBodies(node, callees);
    List<InvokeDynamicInsnNode> handedOver = new ArrayList<>();
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
          result.countUses(dynamic);
          if (isHandedOver(dynamic)) {
            handedOver.add(dynamic);
          }
        }
      }
    }
    handedOver.forEach(result::rewrite);
    return result;
  }

  /** The methods that begin a call which has no lambda of its own. */
  List<MethodNode> methods() {
    return new ArrayList<>(bodies.values());
  }

  /** Whether nothing calls {@code method} any more but through its twin. */
  boolean replace(AsyncMethod method) {
    return replaced.contains(method.name() + method.descriptor());
  }

  private void countUses(InvokeDynamicInsnNode dynamic) {
    for (Object argument : dynamic.bsmArgs) {
      if (argument instanceof Handle handle && handle.getOwner().equals(node.name)) {
        uses.merge(handle.getName() + handle.getDesc(), 1, Integer::sum);
      }
    }
  }

  private static boolean isHandedOver(InvokeDynamicInsnNode dynamic) {
    return dynamic.bsm.getOwner().equals(LAMBDA_METAFACTORY)
        && dynamic.bsm.getName().equals("metafactory")
        && Type.getReturnType(dynamic.desc).equals(CALLABLE)
        && Adjacent.after(dynamic) instanceof MethodInsnNode creator
        && CREATORS.contains(creator.owner + "." + creator.name)
        && CALLABLE.equals(lastParameter(creator.desc));
  }

  private static @Nullable Type lastParameter(String descriptor) {
    Type[] parameters = Type.getArgumentTypes(descriptor);
    return parameters.length == 0 ? null : parameters[parameters.length - 1];
  }

  private void rewrite(InvokeDynamicInsnNode dynamic) {
    Handle called = (Handle) dynamic.bsmArgs[1];
    MethodNode lambda = lambdaOf(called);
    AsyncMethod callee = callees.calleeThrough(called);
    if (callee != null) {
      begin(callee, lambda, called, dynamic);
    } else if (lambda != null) {
      forward(lambda, called, dynamic);
    }
  }

  /** Hands over {@code callee}, which is the code of {@code lambda} unless that is null. */
  private void begin(
      AsyncMethod callee,
      @Nullable MethodNode lambda,
      Handle called,
      InvokeDynamicInsnNode dynamic) {
    if (isAwaitable(callee)) {
      MethodNode body =
          bodies.computeIfAbsent(called, handle -> BodyWriter.bodyOf(callee, unusedName(callee)));
      hand(dynamic, handleOf(body, Opcodes.H_INVOKESTATIC));
      if (lambda != null) {
        replaced.add(lambda.name + lambda.desc);
      }
    }
  }

  private void forward(MethodNode lambda, Handle called, InvokeDynamicInsnNode dynamic) {
    AsyncMethod callee = BodyWriter.calleeOf(lambda, callees);
    if (callee != null && isAwaitable(callee)) {
      BodyWriter.becomeBody(lambda, callee);
      hand(dynamic, handleOf(lambda, called.getTag()));
    }
  }

  /** The code of a lambda that is made at one place; null if that is not what is called. */
  private @Nullable MethodNode lambdaOf(Handle called) {
    String key = called.getName() + called.getDesc();
    if (!called.getOwner().equals(node.name) || uses.getOrDefault(key, 0) != 1) {
      return null;
    }
    for (MethodNode method : node.methods) {
      if (AsyncClass.isLambda(method) && key.equals(method.name + method.desc)) {
        return method;
      }
    }
    return null;
  }

  private static boolean isAwaitable(AsyncMethod callee) {
    return !callee.kind().isGenerator() && callee.kind() != ReturnKind.DETACHED;
  }

  private String unusedName(AsyncMethod callee) {
    String name = callee.name() + "$body";
    for (int number = 2; isUsed(name); number++) {
      name = callee.name() + "$body" + number;
    }
    return name;
  }

  private boolean isUsed(String name) {
    return node.methods.stream().anyMatch(method -> method.name.equals(name))
        || bodies.values().stream().anyMatch(method -> method.name.equals(name));
  }

  private Handle handleOf(MethodNode method, int tag) {
    boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
    return new Handle(tag, node.name, method.name, method.desc, isInterface);
  }

  private static void hand(InvokeDynamicInsnNode dynamic, Handle body) {
    dynamic.name = BodyWriter.NAME;
    dynamic.desc = Type.getMethodDescriptor(BODY, Type.getArgumentTypes(dynamic.desc));
    dynamic.bsmArgs = new Object[] {BEGIN, body, BEGIN};
  }
}
