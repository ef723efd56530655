package dev.fermata.transformer.proof;

import static dev.fermata.transformer.proof.Node.statement;

import dev.fermata.transformer.proof.Scope.Local;
import java.util.Random;

/** Makes lambdas that await, which capture what is final, and have a parameter of their own. */
final class GenerateLambdas {
  private final Scope scope;
  private final Random random;
  private final GenerateExpressions expressions;

  GenerateLambdas(Scope scope, GenerateExpressions expressions) {
    this.scope = scope;
    random = scope.random;
    this.expressions = expressions;
  }

  /** Declares a local with what a lambda gives. */
  Node declaration() {
    ValueType type = scope.anyType();
    Local captured = new Local(scope.fresh("c"), scope.anyType(), true);
    Node value = expressions.of(captured.type(), 1);
    Node argument = expressions.of(ValueType.INT, 1);
    scope.locals.add(captured);
    Scope inner = scope.inner();
    Local parameter = new Local(inner.fresh("x"), ValueType.BOX);
    inner.locals.add(parameter);
    GenerateExpressions inside = new GenerateExpressions(inner);
    GenerateStatements statements =
        new GenerateStatements(inner, inside, () -> returned(type, inside));
    Node body = statements.block(0);
    Node last = returned(type, inside);
    String local = scope.fresh("v");
    scope.locals.add(new Local(local, type));
    String call =
        "await(p.<%s>call(%s -> {\np.log(\"%s\", await(p.<Integer>get(%s)));\n#2\n#3\n}, #1))"
            .formatted(type.boxed(), parameter.name(), scope.fresh("e"), parameter.name());
    return statement(
        "final %s %s = #0;\n%s %s = %s;"
            .formatted(
                captured.type().java(), captured.name(), type.java(), local, type.unboxed(call)),
        value,
        argument,
        body,
        last);
  }

  private Node returned(ValueType type, GenerateExpressions inside) {
    return Node.fixed(
        "return Task.<" + type.boxed() + ">of(#0);", inside.of(type, random.nextInt(3)));
  }
}
