package dev.fermata.transformer.proof;

import dev.fermata.transformer.proof.Scope.Local;
import dev.fermata.transformer.proof.Scope.Method;
import java.util.ArrayList;
import java.util.List;

/** Makes the text of a random method. */
final class GenerateMethod {
  private static final int STATEMENT_DEPTH = 3;

  private final Method method;
  private final Scope scope;
  private final GenerateExpressions expressions;
  private final GenerateCalls calls;
  private final GenerateStatements statements;

  /**
   * @param scope knows what the method can call; its parameters are added
   */
  GenerateMethod(Method method, Scope scope) {
    this.method = method;
    this.scope = scope;
    expressions = new GenerateExpressions(scope);
    calls = new GenerateCalls(scope, expressions);
    statements = new GenerateStatements(scope, expressions, this::returned);
  }

  /** The whole method. */
  Node declared(String className) {
    StringBuilder parameters = new StringBuilder("Stages p");
    if (method.isStatic()) {
      parameters.append(", ").append(className).append(" self");
    }
    for (int i = 0; i < method.types().size(); i++) {
      ValueType type = method.types().get(i);
      scope.locals.add(new Local("a" + i, type));
      parameters.append(", ").append(type.java()).append(" a").append(i);
    }
    return body(
        "@Async %s %s<%s> %s(%s) {\n#0#1\n}"
            .formatted(
                method.modifiers(),
                method.returnType(),
                method.result().boxed(),
                method.name(),
                parameters));
  }

  /**
   * A method with another head.
   *
   * @param text with a hole for the statements, and one for the return behind them
   */
  Node body(String text) {
    List<Node> body = new ArrayList<>();
    int count = 1 + scope.random.nextInt(4);
    for (int i = 0; i < count; i++) {
      body.add(statements.any(STATEMENT_DEPTH));
    }
    return Node.fixed(text, Node.block(body), returned());
  }

  private Node returned() {
    if (scope.canAwait && scope.tries == 0 && scope.random.nextInt(4) == 0) {
      Node call = tailCall();
      if (call != null) {
        return call;
      }
    }
    boolean stage =
        method.returnType().equals("CompletionStage")
            && (scope.tries == 0 || scope.catchesAll)
            && scope.random.nextInt(3) == 0;
    String value =
        switch (method.returnType()) {
          case "CompletableFuture" -> "CompletableFuture.completedFuture";
          case "CompletionStage" -> stage ? "p.get" : "Task.of";
          default -> "Task.of";
        };
    String typed = value.replaceFirst("\\.(\\w+)$", ".<" + method.result().boxed() + ">$1");
    return Node.fixed("return " + typed + "(#0);", expressions.of(method.result(), 2));
  }

  /**
   * Not inside of try: a stage that is returned is waited for after its finally blocks have run.
   */
  private Node tailCall() {
    for (Method callee : scope.callees) {
      if (callee.returnType().equals(method.returnType()) && callee.result() == method.result()) {
        return Node.fixed("return " + calls.textOf(callee) + ";", calls.arguments(callee, 1));
      }
    }
    return null;
  }
}
