package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
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
    int line = SourceLines.at(await);
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
        MisuseText.AWAIT_IN_CONSTRUCTOR,
        line,
        type + "(...) { ... await(stage) ... }",
        "@Async static Task<"
            + type
            + "> create(...) { var value = await(stage); return Task.of(new "
            + type
            + "(value)); }");
  }

  private static Misuse inInitializer(MethodInClass method, int line) {
    return method.error(
        MisuseText.AWAIT_IN_STATIC_INITIALIZER,
        line,
        "static final T VALUE = await(load());",
        "static final Task<T> VALUE = load(); // and await(VALUE) in an @Async method");
  }

  private static Misuse inPlainMethod(MethodInClass method, int line) {
    return method.error(
        MisuseText.AWAIT_OUTSIDE,
        line,
        Sketch.head(method.node()) + " { ... await(stage) ... }",
        Sketch.awaitingHead(method.node()) + " { ... await(stage) ... }");
  }

  private static Misuse inLambda(MethodInClass method, int line) {
    Lambdas.Creation creation = method.lambdas().creationOf(method.node());
    String functional =
        creation == null
            ? "Supplier"
            : Sketch.simpleName(Type.getReturnType(creation.instruction().desc));
    return method.error(
        MisuseText.AWAIT_IN_LAMBDA,
        line,
        functional + " lambda = ... -> ... await(stage) ...",
        "Supplier<Task<T>> lambda = () -> Task.of(await(stage))");
  }
}
