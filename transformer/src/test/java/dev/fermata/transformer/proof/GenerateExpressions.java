package dev.fermata.transformer.proof;

import static dev.fermata.transformer.proof.Node.expression;

import dev.fermata.transformer.proof.Scope.Local;
import java.util.List;
import java.util.Random;

/** Makes random expressions. */
final class GenerateExpressions {
  private static final List<ValueType> WIDE =
      List.of(ValueType.INT, ValueType.LONG, ValueType.FLOAT, ValueType.DOUBLE);

  private final Scope scope;
  private final Random random;
  private final GenerateCalls calls;

  GenerateExpressions(Scope scope) {
    this.scope = scope;
    calls = new GenerateCalls(scope, this);
    random = scope.random;
  }

  Node of(ValueType type, int depth) {
    if (depth == 0) {
      return leaf(type);
    }
    return switch (random.nextInt(13)) {
      case 0 -> leaf(type);
      case 1, 2, 3 -> scope.canAwait ? await(type, depth) : leaf(type);
      case 4 ->
          expression(
              type,
              "(#0 ? #1 : #2)",
              of(ValueType.BOOLEAN, depth - 1),
              of(type, depth - 1),
              of(type, depth - 1));
      case 5 -> logged(type, of(type, depth - 1));
      case 6 -> assignment(type, depth);
      case 7 -> scope.canAwait ? calls.of(type, depth) : leaf(type);
      case 8 -> switched(type, depth);
      case 9 -> switchedByText(type, depth);
      default -> special(type, depth);
    };
  }

  private Node leaf(ValueType type) {
    Local local = scope.localOf(type);
    return local != null && random.nextInt(4) != 0
        ? expression(type, local.name())
        : Node.literal(type, random.nextInt(type.literals().size()));
  }

  private Node logged(ValueType type, Node value) {
    String call = "p.<" + type.boxed() + ">log(\"" + scope.fresh("e") + "\", #0)";
    return expression(type, type.unboxed(call), value);
  }

  private Node await(ValueType type, int depth) {
    String call = "await(p.<" + type.boxed() + ">get(#0))";
    return expression(type, type.unboxed(call), of(type, depth - 1));
  }

  private Node assignment(ValueType type, int depth) {
    Local local = scope.variableOf(type);
    return local == null
        ? special(type, depth)
        : expression(type, "(" + local.name() + " = #0)", of(type, depth - 1));
  }

  private Node switched(ValueType type, int depth) {
    String text =
        """
        (switch (#0 & 3) {
        case 0 -> #1;
        case 1, 2 -> %s;
        default -> #3; })"""
            .formatted(
                type.unboxed("p.<%s>log(\"%s\", #2)".formatted(type.boxed(), scope.fresh("y"))));
    return switched(text, type, depth);
  }

  /** Not of a boolean, for some of which javac 17 writes code that the JVM refuses. */
  private Node switchedByText(ValueType type, int depth) {
    if (type == ValueType.BOOLEAN) {
      return condition(depth - 1);
    }
    return expression(
        type,
        """
        (switch (#0) {
        case "one", "two" -> #1;
        case "" -> #2;
        default -> #3; })""",
        of(ValueType.STRING, depth - 1),
        of(type, depth - 1),
        of(type, depth - 1),
        of(type, depth - 1));
  }

  /**
   * A switch that javac empties the operand stack for. Not inside of other expressions, and not of
   * a boolean: javac 17 crashes on some.
   */
  Node switchWithTry(ValueType type, int depth) {
    String text =
        """
        switch (#0 & 3) {
        case 0 -> #1;
        case 1, 2 -> { try { $T $y = #2; yield $y; } finally { p.log("$y", 0); } }
        default -> #3; }"""
            .replace("$T", type.java())
            .replace("$y", scope.fresh("y"));
    return switched(text, type, depth);
  }

  private Node switched(String text, ValueType type, int depth) {
    return expression(
        type,
        text,
        of(ValueType.INT, depth - 1),
        of(type, depth - 1),
        of(type, depth - 1),
        of(type, depth - 1));
  }

  private Node special(ValueType type, int depth) {
    int below = depth - 1;
    return switch (type) {
      case BOOLEAN -> condition(below);
      case BYTE, SHORT, CHAR ->
          expression(type, "((" + type.java() + ") #0)", of(ValueType.INT, below));
      case INT -> random.nextBoolean() ? arithmetic(type, below) : integer(below);
      case LONG ->
          switch (random.nextInt(4)) {
            case 0 -> expression(type, "((long) #0)", of(anyOf(WIDE), below));
            case 1 -> wideOperands(below);
            default -> arithmetic(type, below);
          };
      case FLOAT, DOUBLE ->
          random.nextInt(3) == 0
              ? expression(type, "((" + type.java() + ") #0)", of(anyOf(WIDE), below))
              : arithmetic(type, below);
      case STRING -> string(below);
      case OBJECT -> expression(type, "((Object) #0)", of(scope.anyType(), below));
      case BOX -> expression(type, "Integer.valueOf(#0)", of(ValueType.INT, below));
      case INTS ->
          expression(
              type, "new int[] {#0, #1}", of(ValueType.INT, below), of(ValueType.INT, below));
      case STRINGS ->
          expression(
              type,
              "new String[] {#0, #1}",
              of(ValueType.STRING, below),
              of(ValueType.STRING, below));
    };
  }

  private Node arithmetic(ValueType type, int below) {
    Local local = scope.variableOf(type);
    String operator = anyOf(List.of("+", "-", "*", "/", "%"));
    if (local != null && random.nextInt(3) == 0) {
      return expression(type, "(" + local.name() + " " + operator + "= #0)", of(type, below));
    }
    if (local != null && random.nextInt(6) == 0) {
      return expression(type, "(" + local.name() + "++)");
    }
    return expression(type, "(#0 " + operator + " #1)", of(type, below), of(type, below));
  }

  /** What is awaited last finds values of one and of two slots below it. */
  private Node wideOperands(int below) {
    return expression(
        ValueType.LONG,
        "Stages.mixed(#0, #1, #2, #3, #4)",
        of(ValueType.LONG, below),
        of(ValueType.INT, below),
        of(ValueType.DOUBLE, below),
        of(ValueType.STRING, below),
        of(ValueType.LONG, below));
  }

  private Node integer(int below) {
    ValueType type = ValueType.INT;
    return switch (random.nextInt(7)) {
      case 0 -> expression(type, "#0.length()", of(ValueType.STRING, below));
      case 1 -> expression(type, "#0[#1]", array(below), of(type, below));
      case 2 -> expression(type, "(#0[#1] += #2)", array(below), of(type, below), of(type, below));
      case 3 -> expression(type, "((int) #0)", of(anyOf(WIDE), below));
      case 4 -> expression(type, "((int) #0)", of(ValueType.BOX, below));
      case 5 -> expression(type, "(#0 << #1)", of(ValueType.INT, below), of(ValueType.LONG, below));
      default ->
          expression(
              type,
              "new Stages.Pair(p, #0, #1).sum()",
              of(ValueType.LONG, below),
              of(ValueType.OBJECT, below));
    };
  }

  /** In parentheses, since {@code new int[2][i]} has two dimensions. */
  private Node array(int below) {
    return expression(ValueType.INTS, "(#0)", of(ValueType.INTS, below));
  }

  private Node condition(int below) {
    ValueType type = ValueType.BOOLEAN;
    return switch (random.nextInt(6)) {
      case 0 -> expression(type, "(!#0)", of(type, below));
      case 1 -> expression(type, "(#0 && #1)", of(type, below), of(type, below));
      case 2 -> expression(type, "(#0 || #1)", of(type, below), of(type, below));
      case 3 -> expression(type, "(#0 instanceof String)", of(ValueType.OBJECT, below));
      case 4 -> expression(type, "(#0 == null)", of(ValueType.BOX, below));
      default -> {
        ValueType compared = anyOf(WIDE);
        String operator = anyOf(List.of("<", ">=", "==", "!="));
        yield expression(
            type, "(#0 " + operator + " #1)", of(compared, below), of(compared, below));
      }
    };
  }

  private Node string(int below) {
    ValueType type = ValueType.STRING;
    return switch (random.nextInt(4)) {
      case 0 -> expression(type, "((String) #0)", of(ValueType.OBJECT, below));
      case 1 ->
          expression(type, "(#0)[#1]", of(ValueType.STRINGS, below), of(ValueType.INT, below));
      default ->
          expression(
              type,
              "(#0 + \",\" + #1 + #2)",
              of(anyText(), below),
              of(type, below),
              of(anyText(), below));
    };
  }

  private ValueType anyText() {
    ValueType type = scope.anyType();
    return type.hasText() ? type : ValueType.STRING;
  }

  private <T> T anyOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
