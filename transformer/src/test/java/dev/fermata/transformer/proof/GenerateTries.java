package dev.fermata.transformer.proof;

import static dev.fermata.transformer.proof.Node.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes statements with handlers, finally blocks and resources. */
final class GenerateTries {
  private static final List<String> CAUGHT =
      List.of("Oops", "Oops.Snag", "Throwable", "Oops.Snag | ArithmeticException");

  /** A cancellation passes the first four, and the reference, which blocks, knows nothing of it. */
  private static final List<String> CAUGHT_WITHOUT_CANCELLATION =
      List.of(
          "Exception",
          "RuntimeException",
          "IllegalStateException",
          "Oops | IllegalStateException",
          "CancellationException",
          "Throwable");

  private final Scope scope;
  private final Random random;
  private final GenerateExpressions expressions;
  private final GenerateStatements statements;

  GenerateTries(Scope scope, GenerateExpressions expressions, GenerateStatements statements) {
    this.scope = scope;
    random = scope.random;
    this.expressions = expressions;
    this.statements = statements;
  }

  Node any(int depth) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> tryCatch(depth);
      case 2 -> tryFinally(depth);
      case 3 -> nestedReturns();
      default -> resource(depth);
    };
  }

  private Node tryCatch(int depth) {
    List<Node> parts = new ArrayList<>();
    parts.add(inTry(depth - 1));
    StringBuilder text = new StringBuilder("try {\n#0}");
    List<String> types = scope.catchesAll ? CAUGHT_WITHOUT_CANCELLATION : CAUGHT;
    int first = random.nextInt(types.size());
    text.append(handler(types.get(first), parts.size()));
    parts.add(statements.block(depth - 1));
    if (scope.catchesAll && first > 2 && first < types.size() - 1 && random.nextBoolean()) {
      text.append(handler("Exception", parts.size()));
      parts.add(statements.block(depth - 1));
    }
    if (random.nextBoolean()) {
      text.append(" finally {\n#").append(parts.size()).append('}');
      parts.add(inTry(depth - 1));
    }
    return statement(text.toString(), parts.toArray(new Node[0]));
  }

  private String handler(String type, int body) {
    String caught = scope.fresh("t");
    String event = scope.fresh("c");
    return " catch ($T $t) {\np.log(\"$c\", $t);\n#$b}"
        .replace("$T", type)
        .replace("$t", caught)
        .replace("$c", event)
        .replace("$b", Integer.toString(body));
  }

  private Node inTry(int depth) {
    scope.tries++;
    Node body = statements.block(depth);
    scope.tries--;
    return body;
  }

  private Node tryFinally(int depth) {
    return statement(
        "try {\n#0} finally {\np.log(\"" + scope.fresh("f") + "\", 0);\n#1}",
        inTry(depth - 1),
        inTry(depth - 1));
  }

  /** A return that another overtakes. What is in it is small: javac copies each finally block. */
  private Node nestedReturns() {
    scope.tries++;
    Node inner = statements.returned();
    Node middle = statements.returned();
    Node last = random.nextBoolean() ? statements.returned() : statements.block(0);
    scope.tries--;
    return statement(
        """
        try {
        try {
        #0
        #1} finally {
        #2 }
        } finally {
        #3}"""
            .stripTrailing(),
        inTry(0),
        inner,
        middle,
        last);
  }

  private Node resource(int depth) {
    scope.tries++;
    Node name = expressions.of(ValueType.STRING, random.nextInt(3));
    Node body = statements.block(depth - 1);
    scope.tries--;
    return statement("try (var " + scope.fresh("r") + " = p.open(\"\" + #0)) {\n#1}", name, body);
  }
}
