package dev.fermata.transformer.proof;

import static dev.fermata.transformer.proof.Node.statement;

import dev.fermata.transformer.proof.Scope.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes random statements. All of them can complete normally, so that the next can be reached. */
final class GenerateStatements {
  private static final int MOST_EXPRESSION_DEPTH = 3;

  private final Scope scope;
  private final Random random;
  private final GenerateExpressions expressions;
  private final Supplier<Node> returns;
  private final GenerateTries tries;
  private final GenerateLambdas lambdas;

  /**
   * @param returns makes a return statement
   */
  GenerateStatements(Scope scope, GenerateExpressions expressions, Supplier<Node> returns) {
    this.scope = scope;
    random = scope.random;
    this.expressions = expressions;
    this.returns = returns;
    tries = new GenerateTries(scope, expressions, this);
    lambdas = new GenerateLambdas(scope, expressions);
  }

  Node block(int depth) {
    int outer = scope.locals.size();
    List<Node> statements = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      statements.add(any(depth));
    }
    scope.locals.subList(outer, scope.locals.size()).clear();
    return Node.block(statements);
  }

  Node any(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return simple();
    }
    return switch (random.nextInt(12)) {
      case 0 ->
          statement("if (#0) {\n#1} else {\n#2}", condition(), block(depth - 1), block(depth - 1));
      case 1, 2 -> loop(depth);
      case 3 -> cases(depth);
      case 4 -> stringCases(depth);
      case 5, 6, 7, 8 -> tries.any(depth);
      case 9 -> locked(depth);
      case 10 -> scope.canAwait ? lambdas.declaration() : simple();
      default -> lateDeclaration();
    };
  }

  private Node simple() {
    return switch (random.nextInt(7)) {
      case 0, 1 -> declaration();
      case 2, 3 -> assignment();
      case 4 -> jump();
      case 5 -> arrayStore();
      default -> log();
    };
  }

  private Node condition() {
    return value(ValueType.BOOLEAN);
  }

  private Node value(ValueType type) {
    return expressions.of(type, random.nextInt(MOST_EXPRESSION_DEPTH + 1));
  }

  private Node declaration() {
    ValueType type = scope.anyType();
    String name = scope.fresh("v");
    boolean withTry = type != ValueType.BOOLEAN && random.nextInt(6) == 0;
    Node value = withTry ? expressions.switchWithTry(type, 2) : value(type);
    Node declared = statement(type.java() + " " + name + " = #0;", value);
    scope.locals.add(new Local(name, type));
    return declared;
  }

  /** Its slot holds nothing yet while the condition is awaited. */
  private Node lateDeclaration() {
    ValueType type = scope.anyType();
    String name = scope.fresh("v");
    Node declared =
        statement(
            type.java()
                + " "
                + name
                + "; if (#0) { "
                + name
                + " = #1; } else { "
                + name
                + " = #2; }",
            condition(),
            value(type),
            value(type));
    scope.locals.add(new Local(name, type));
    return declared;
  }

  private Node assignment() {
    Local local = scope.variable();
    if (local == null) {
      return declaration();
    }
    return statement(local.name() + " = #0;", value(local.type()));
  }

  private Node arrayStore() {
    return statement(
        "(#0)[#1] = #2;", value(ValueType.STRINGS), value(ValueType.INT), value(ValueType.STRING));
  }

  private Node log() {
    return statement("p.log(\"" + scope.fresh("l") + "\", #0);", value(scope.anyType()));
  }

  private Node jump() {
    int kind = random.nextInt(4);
    if (kind < 2 && !scope.loops.isEmpty()) {
      String label = scope.loops.get(random.nextInt(scope.loops.size()));
      return statement(
          "if (#0) { " + (kind == 0 ? "break " : "continue ") + label + "; }", condition());
    }
    return kind == 2
        ? returned()
        : statement("if (#0) { throw p.oops(\"" + scope.fresh("o") + "\"); }", condition());
  }

  /** A return, on some condition. */
  Node returned() {
    return statement("if (#0) { #1 }", condition(), returns.get());
  }

  private Node loop(int depth) {
    String label = scope.fresh("L");
    String counter = scope.fresh("i");
    int kind = random.nextInt(4);
    String element = scope.fresh("x");
    Node head = kind == 2 ? value(ValueType.INTS) : condition();
    scope.loops.add(label);
    int outer = scope.locals.size();
    if (kind == 2) {
      scope.locals.add(new Local(element, ValueType.INT));
    }
    Node body = block(depth - 1);
    scope.locals.subList(outer, scope.locals.size()).clear();
    scope.loops.remove(label);
    String text =
        switch (kind) {
          case 0 -> label + ": for (int $i = 0; $i < 3 && p.more() && #0; $i++) {\n#1}";
          case 1 -> "int $i = 0; " + label + ": while ($i++ < 3 && p.more() && #0) {\n#1}";
          case 2 -> label + ": for (int " + element + " : #0) {\nif (!p.more()) break;\n#1}";
          default -> "int $i = 0; " + label + ": do {\n#1} while (++$i < 3 && p.more() && #0);";
        };
    return statement(text.replace("$i", counter), head, body);
  }

  private Node cases(int depth) {
    return statement(
        "switch (#0 & 3) {\ncase 0: {\n#1}\ncase 1: {\n#2}\nbreak;\ndefault: {\n#3}\n}",
        value(ValueType.INT),
        block(depth - 1),
        block(depth - 1),
        block(depth - 1));
  }

  private Node stringCases(int depth) {
    return statement(
        "switch (\"\" + #0) {\ncase \"one\": {\n#1}\nbreak;\ncase \"\": {\n#2}\ndefault: }",
        value(ValueType.STRING),
        block(depth - 1),
        block(depth - 1));
  }

  private Node locked(int depth) {
    boolean outer = scope.canAwait;
    scope.canAwait = false;
    Node body = block(depth - 1);
    scope.canAwait = outer;
    return statement("synchronized (p) {\n#0}", body);
  }
}
