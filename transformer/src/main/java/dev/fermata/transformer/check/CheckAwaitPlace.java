package dev.fermata.transformer.check;

import java.util.function.Consumer;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Finds awaits in methods that cannot suspend. Only the first of a method is reported: what makes
 * it right does so for all of them.
 */
final class CheckAwaitPlace implements Check {
  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    AbstractInsnNode await = method.isAnnotated() ? null : method.firstAwait();
    if (await == null) {
      return;
    }
    int line = MethodInClass.lineOf(await);
    if (method.node().name.equals("<init>")) {
      found.accept(inConstructor(method, line));
    } else if (method.node().name.equals("<clinit>")) {
      found.accept(inInitializer(method, line));
    } else if (!method.isLambda()) {
      found.accept(inPlainMethod(method, line));
    } else if (method.kind() == null) {
      found.accept(inLambda(method, line));
    }
  }

  private static Misuse inConstructor(MethodInClass method, int line) {
    String type = Sketch.simpleName(Type.getObjectType(method.owner().name));
    return method.error(
        "FERMATA-006",
        line,
        "await in a constructor, which cannot suspend. Move it to a static @Async method that"
            + " creates the object.",
        type + "(...) { ... await(stage) ... }",
        "@Async static Task<"
            + type
            + "> create(...) { var value = await(stage); return Task.of(new "
            + type
            + "(value)); }");
  }

  private static Misuse inInitializer(MethodInClass method, int line) {
    return method.error(
        "FERMATA-006",
        line,
        "await in a static initializer, which cannot suspend. Keep the task instead of its value,"
            + " and await it where the value is used.",
        "static final T VALUE = await(load());",
        "static final Task<T> VALUE = load(); // and await(VALUE) in an @Async method");
  }

  private static Misuse inPlainMethod(MethodInClass method, int line) {
    return method.error(
        "FERMATA-003",
        line,
        "await outside of an @Async method. Annotate the method with @Async and let it return "
            + CheckReturnType.RETURN_TYPES
            + ".",
        Sketch.head(method.node()) + " { ... await(stage) ... }",
        Sketch.asyncHead(method.node()) + " { ... await(stage) ... }");
  }

  private static Misuse inLambda(MethodInClass method, int line) {
    Lambdas.Creation creation = method.lambdas().creationOf(method.node());
    String functional =
        creation == null
            ? "Supplier"
            : Sketch.simpleName(Type.getReturnType(creation.instruction().desc));
    return method.error(
        "FERMATA-003",
        line,
        "await in a lambda whose functional interface does not return "
            + CheckReturnType.RETURN_TYPES
            + ". Use an interface that does, or await outside of the lambda.",
        functional + " lambda = ... -> ... await(stage) ...",
        "Supplier<Task<T>> lambda = () -> Task.of(await(stage))");
  }
}
