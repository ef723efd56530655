package dev.fermata.transformer.proof;

import static dev.fermata.transformer.proof.Node.expression;

import dev.fermata.transformer.proof.Scope.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes calls of other methods of a random program, and of the method itself. */
final class GenerateCalls {
  private final Scope scope;
  private final Random random;
  private final GenerateExpressions expressions;

  GenerateCalls(Scope scope, GenerateExpressions expressions) {
    this.scope = scope;
    random = scope.random;
    this.expressions = expressions;
  }

  /** An awaited call. */
  Node of(ValueType type, int depth) {
    if (isOf(scope.recursive, type) && random.nextBoolean()) {
      return recursive(type, depth);
    }
    if (isOf(scope.overridden, type) && random.nextBoolean()) {
      Method method = scope.overridden;
      return awaited(type, "super." + method.name() + "(p" + holes(method) + ")", method, depth);
    }
    List<Method> fitting = scope.callees.stream().filter(method -> isOf(method, type)).toList();
    if (fitting.isEmpty()) {
      return expressions.of(type, depth - 1);
    }
    Method callee = fitting.get(random.nextInt(fitting.size()));
    return awaited(type, textOf(callee), callee, depth);
  }

  private static boolean isOf(Method method, ValueType type) {
    return method != null && method.result() == type;
  }

  /** Ends because the program may only do so a few times. */
  private Node recursive(ValueType type, int depth) {
    Node call = awaited(type, textOf(scope.recursive), scope.recursive, depth);
    return expression(type, "(p.again() ? #0 : #1)", call, expressions.of(type, 0));
  }

  private Node awaited(ValueType type, String text, Method callee, int depth) {
    return expression(type, type.unboxed("await(" + text + ")"), arguments(callee, depth - 1));
  }

  /** Random arguments for a call. */
  Node[] arguments(Method callee, int depth) {
    List<Node> arguments = new ArrayList<>();
    callee.types().forEach(type -> arguments.add(expressions.of(type, depth)));
    return arguments.toArray(new Node[0]);
  }

  /** The text of a call, with a hole for each argument. */
  String textOf(Method callee) {
    return callee.isStatic()
        ? callee.name() + "(p, " + scope.self + holes(callee) + ")"
        : scope.self + "." + callee.name() + "(p" + holes(callee) + ")";
  }

  private static String holes(Method callee) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < callee.types().size(); i++) {
      text.append(", #").append(i);
    }
    return text.toString();
  }
}
