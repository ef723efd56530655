package dev.fermata.transformer.check;

import java.util.function.Consumer;

/** Finds {@code @Async} methods that return what is there only later. */
final class CheckReturnType implements Check {
  static final String RETURN_TYPES = "Task, CompletableFuture, CompletionStage or void";

  @Override
  public void check(MethodInClass method, Consumer<Misuse> found) {
    if (method.isAnnotated() && method.hasBody() && method.kind() == null) {
      found.accept(
          method.error(
              "FERMATA-004",
              method.firstLine(),
              "an @Async method cannot return this type, since its caller gets the result later."
                  + " Return "
                  + RETURN_TYPES
                  + ".",
              "@Async " + Sketch.head(method.node()) + " { ... return value; }",
              Sketch.asyncHead(method.node()) + " { ... return Task.of(value); }"));
    }
  }
}
