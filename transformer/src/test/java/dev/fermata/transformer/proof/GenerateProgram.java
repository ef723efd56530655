package dev.fermata.transformer.proof;

import dev.fermata.transformer.proof.Scope.Local;
import dev.fermata.transformer.proof.Scope.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random programs; a seed always gives the same one. */
final class GenerateProgram {
  private static final int MOST_METHODS = 3;
  private static final int MOST_PARAMETERS = 4;
  private static final int STATEMENT_DEPTH = 3;

  private final Random random;
  private final List<Node> methods = new ArrayList<>();
  private final List<Method> callees = new ArrayList<>();

  private GenerateProgram(long seed) {
    // The first numbers of neighbouring seeds are alike.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  static String className(long seed) {
    return "Random" + seed;
  }

  static Node of(long seed) {
    GenerateProgram generate = new GenerateProgram(seed);
    int count = 1 + generate.random.nextInt(MOST_METHODS);
    for (int i = 0; i < count; i++) {
      generate.addMethod("m" + i);
    }
    Node entry = generate.entry(className(seed));
    return Node.fixed(
        """
        import static dev.fermata.Fermata.await;
        import dev.fermata.*;
        import dev.fermata.transformer.proof.*;
        import java.util.concurrent.*;
        public class %s {
        #0#1
        }
        """
            .formatted(className(seed)),
        Node.block(generate.methods),
        entry);
  }

  /** Later methods call earlier ones, so that no call is endless. */
  private void addMethod(String name) {
    String modifiers = anyOf("static", "private static", "private", "public", "final");
    boolean isStatic = modifiers.contains("static");
    String kind = anyOf("Task", "Task", "CompletableFuture", "CompletionStage");
    ValueType result = ValueType.values()[random.nextInt(ValueType.values().length)];
    List<ValueType> types = new ArrayList<>();
    Scope scope = new Scope(random, isStatic ? "self" : "this", List.copyOf(callees));
    StringBuilder parameters = new StringBuilder("Stages p");
    if (isStatic) {
      parameters.append(", $C self");
    }
    int count = random.nextInt(MOST_PARAMETERS);
    for (int i = 0; i < count; i++) {
      ValueType type = scope.anyType();
      types.add(type);
      scope.locals.add(new Local("a" + i, type));
      parameters.append(", ").append(type.java()).append(" a").append(i);
    }
    Method method = new Method(name, isStatic, kind, result, List.copyOf(types));
    String head =
        "@Async %s %s<%s> %s(%s) {\n#0#1\n}"
            .formatted(modifiers, kind, result.boxed(), name, parameters);
    methods.add(body(head, scope, method));
    callees.add(method);
  }

  private Node entry(String className) {
    methods.replaceAll(method -> named(method, className));
    Scope scope = new Scope(random, "self", callees);
    Method method = new Method(RunProgram.ENTRY, true, "Task", ValueType.OBJECT, List.of());
    String head =
        "@Async public static Task<Object> run(Stages p) {\nvar self = new %s();\n#0#1\n}"
            .formatted(className);
    return body(head, scope, method);
  }

  private static Node named(Node method, String className) {
    return new Node(method.kind(), null, method.text().replace("$C", className), method.children());
  }

  private Node body(String head, Scope scope, Method method) {
    GenerateExpressions expressions = new GenerateExpressions(scope);
    GenerateStatements statements =
        new GenerateStatements(scope, expressions, () -> returnOf(method, scope, expressions));
    List<Node> body = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      body.add(statements.any(STATEMENT_DEPTH));
    }
    return Node.fixed(head, Node.block(body), returnOf(method, scope, expressions));
  }

  private Node returnOf(Method method, Scope scope, GenerateExpressions expressions) {
    if (scope.canAwait && scope.tries == 0 && random.nextInt(4) == 0) {
      Node call = tailCall(method, scope, expressions);
      if (call != null) {
        return call;
      }
    }
    boolean stage = method.returnType().equals("CompletionStage") && random.nextInt(3) == 0;
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
  private Node tailCall(Method method, Scope scope, GenerateExpressions expressions) {
    for (Method callee : scope.callees) {
      if (callee.returnType().equals(method.returnType()) && callee.result() == method.result()) {
        List<Node> arguments = new ArrayList<>();
        callee.types().forEach(type -> arguments.add(expressions.of(type, 1)));
        return Node.fixed(
            "return " + expressions.callText(callee) + ";", arguments.toArray(new Node[0]));
      }
    }
    return null;
  }

  private String anyOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
