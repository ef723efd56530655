package dev.fermata.transformer.proof;

import dev.fermata.transformer.proof.Scope.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes random programs; a seed always gives the same one. A program is a class with a few methods,
 * and a subclass that overrides some of them.
 */
final class GenerateProgram {
  private static final int MOST_METHODS = 3;
  private static final int MOST_PARAMETERS = 4;
  private static final int CANCELLED_PROGRAMS = 3;

  private final String className;
  private final boolean catchesAll;
  private final Random random;
  private final List<Node> methods = new ArrayList<>();
  private final List<Node> overrides = new ArrayList<>();
  private final List<Method> callees = new ArrayList<>();

  private GenerateProgram(long seed) {
    className = className(seed);
    catchesAll = !canBeCancelled(seed);
    // The first numbers of neighbouring seeds are alike.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  static String className(long seed) {
    return "Random" + seed;
  }

  /** Whether the program does the same when it is cancelled as when an await just fails. */
  static boolean canBeCancelled(long seed) {
    return seed % CANCELLED_PROGRAMS != 0;
  }

  static Node of(long seed) {
    return new GenerateProgram(seed).program();
  }

  private Node program() {
    int count = 1 + random.nextInt(MOST_METHODS);
    for (int i = 0; i < count; i++) {
      addMethod("m" + i);
    }
    Node entry = entry();
    return Node.fixed(
        """
        import static dev.fermata.Fermata.await;
        import dev.fermata.*;
        import dev.fermata.transformer.proof.*;
        import java.util.concurrent.*;
        public class $C {
        #0#1
        static class Sub extends $C {
        #2}
        }
        """
            .replace("$C", className),
        Node.block(methods),
        entry,
        Node.block(overrides));
  }

  /** Later methods call earlier ones, so that no call is endless. */
  private void addMethod(String name) {
    String modifiers = anyOf("static", "private static", "private", "public", "", "final");
    String kind = anyOf("Task", "Task", "CompletableFuture", "CompletionStage");
    List<ValueType> types = new ArrayList<>();
    int count = random.nextInt(MOST_PARAMETERS);
    for (int i = 0; i < count; i++) {
      types.add(anyType());
    }
    Method method = new Method(name, modifiers, kind, anyType(), List.copyOf(types));
    Scope scope = scope(method.isStatic() ? "self" : "this", callees);
    scope.recursive = random.nextBoolean() ? method : null;
    methods.add(new GenerateMethod(method, scope).declared(className));
    if (method.isOverridable() && random.nextBoolean()) {
      addOverride(method);
    }
    callees.add(method);
  }

  private void addOverride(Method method) {
    // A private method is no member of the subclass.
    List<Method> inherited =
        callees.stream().filter(callee -> !callee.modifiers().equals("private")).toList();
    Scope scope = scope("this", inherited);
    scope.overridden = method;
    overrides.add(new GenerateMethod(method, scope).declared(className));
  }

  private Node entry() {
    Scope scope = scope("self", callees);
    Method method = new Method(RunProgram.ENTRY, "static", "Task", ValueType.OBJECT, List.of());
    return new GenerateMethod(method, scope)
        .body(
            "@Async public static Task<Object> run(Stages p) {\n%s self = new %s();\n#0#1\n}"
                .formatted(className, overrides.isEmpty() ? className : "Sub"));
  }

  private Scope scope(String self, List<Method> visible) {
    Scope scope = new Scope(random, self, List.copyOf(visible));
    scope.catchesAll = catchesAll;
    return scope;
  }

  private ValueType anyType() {
    return ValueType.values()[random.nextInt(ValueType.values().length)];
  }

  private String anyOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
