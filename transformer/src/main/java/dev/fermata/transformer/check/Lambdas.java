package dev.fermata.transformer.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Where the lambdas of a class are made. */
final class Lambdas {
  /** What javac generates for serializable lambdas; it makes each of them once more. */
  private static final String DESERIALIZE = "$deserializeLambda$";

  /**
   * Where a lambda is made.
   *
   * @param creator the method in whose source it stands, which may be a lambda itself
   * @param instruction makes it
   */
  record Creation(MethodNode creator, InvokeDynamicInsnNode instruction) {}

  private final Map<String, Creation> byBody = new HashMap<>();

  private Lambdas() {}

  static Lambdas in(ClassNode node) {
    Lambdas lambdas = new Lambdas();
    for (MethodNode method : node.methods) {
      if (!method.name.equals(DESERIALIZE)) {
        lambdas.collect(node, method);
      }
    }
    return lambdas;
  }

  private void collect(ClassNode node, MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof InvokeDynamicInsnNode dynamic) {
        for (Object argument : dynamic.bsmArgs) {
          if (argument instanceof Handle handle && handle.getOwner().equals(node.name)) {
            byBody.putIfAbsent(handle.getName() + handle.getDesc(), new Creation(method, dynamic));
          }
        }
      }
    }
  }

  /** Where the lambda with the body {@code body} is made; null if that is not to be found. */
  @Nullable Creation creationOf(MethodNode body) {
    return byBody.get(body.name + body.desc);
  }
}
