package dev.fermata.transformer.check;

import dev.fermata.transformer.flow.SourceLines;
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.RuntimeNames;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds yields in bodies that are no generators, or generators of another kind. In a body that is
 * none only the first is reported: what makes it right does so for all of them.
 */
final class CheckYieldPlace implements Check {
  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    for (AbstractInsnNode instruction : method.node().instructions) {
      if (SuspensionKind.isYield(instruction)) {
        MethodInsnNode yield = (MethodInsnNode) instruction;
        MisuseText misuse = misuse(method, yield);
        if (misuse == null) {
          continue;
        }
        if (misuse != MisuseText.YIELD_OF_ANOTHER_KIND) {
          found.accept(inNoGenerator(misuse, method, yield));
          return;
        }
        found.accept(ofAnotherKind(method, yield));
      }
    }
  }

  private static @Nullable MisuseText misuse(MethodInClass method, MethodInsnNode yield) {
    ReturnKind kind = method.kind();
    if (method.node().name.equals("<init>")) {
      return MisuseText.YIELD_IN_CONSTRUCTOR;
    }
    if (method.node().name.equals("<clinit>")) {
      return MisuseText.YIELD_IN_STATIC_INITIALIZER;
    }
    if (method.isLambda()) {
      return kind == null || !kind.isGenerator()
          ? MisuseText.YIELD_IN_LAMBDA
          : YieldPlace.misuse(yield.owner, kind);
    }
    if (!method.isAnnotated()) {
      return MisuseText.YIELD_OUTSIDE;
    }
    // CheckReturnType has reported a type that cannot be returned.
    return kind == null ? null : YieldPlace.misuse(yield.owner, kind);
  }

  private static Misuse inNoGenerator(
      MisuseText misuse, MethodInClass method, MethodInsnNode yield) {
    String generator = generator(yield);
    String body = " { ... " + statement(yield) + " ... ";
    boolean constructor = misuse == MisuseText.YIELD_IN_CONSTRUCTOR;
    String wrong =
        switch (misuse) {
          case YIELD_IN_CONSTRUCTOR ->
              Sketch.simpleName(Type.getObjectType(method.owner().name)) + "(...)" + body + "}";
          case YIELD_IN_STATIC_INITIALIZER -> "static" + body + "}";
          case YIELD_IN_LAMBDA -> "items.forEach(item -> " + call(yield, "item") + ");";
          case YIELD_IN_TASK -> "@Async " + Sketch.head(method.node()) + body + "}";
          default -> Sketch.head(method.node()) + body + "}";
        };
    String right =
        switch (misuse) {
          case YIELD_IN_CONSTRUCTOR, YIELD_IN_STATIC_INITIALIZER ->
              "@Async "
                  + (constructor ? "" : "static ")
                  + generator
                  + "<...> items()"
                  + body
                  + "return "
                  + generator
                  + ".end(); }";
          case YIELD_IN_LAMBDA -> "for (var item : items) { " + call(yield, "item") + "; }";
          default ->
              Sketch.generatorHead(method.node(), yield.owner)
                  + body
                  + "return "
                  + generator
                  + ".end(); }";
        };
    return method.error(misuse, SourceLines.at(yield), wrong, right, generator);
  }

  private static Misuse ofAnotherKind(MethodInClass method, MethodInsnNode yield) {
    String returned = Sketch.simpleName(Type.getReturnType(method.node().desc));
    // An asynchronous generator only delegates to others of its kind.
    boolean loop =
        yield.name.equals(RuntimeNames.YIELD_FROM) && method.kind() == ReturnKind.ASYNC_GENERATOR;
    return method.error(
        MisuseText.YIELD_OF_ANOTHER_KIND,
        SourceLines.at(yield),
        statement(yield),
        loop
            ? "for (var item : items) { " + returned + ".yield(item); }"
            : returned + "." + yield.name + "(...);",
        generator(yield),
        yield.name,
        returned);
  }

  private static String statement(MethodInsnNode yield) {
    return call(yield, "...") + ";";
  }

  private static String call(MethodInsnNode yield, String argument) {
    return generator(yield) + "." + yield.name + "(" + argument + ")";
  }

  private static String generator(MethodInsnNode yield) {
    return Sketch.simpleName(Type.getObjectType(yield.owner));
  }
}
