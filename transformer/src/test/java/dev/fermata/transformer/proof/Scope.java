package dev.fermata.transformer.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a statement or expression of a random method can refer to. */
final class Scope {
  /** A local that has a value; one that a lambda may capture is never assigned again. */
  record Local(String name, ValueType type, boolean isFinal) {
    Local(String name, ValueType type) {
      this(name, type, false);
    }
  }

  /** A method that can be called; a static one has the object as its first parameter. */
  record Method(
      String name, String modifiers, String returnType, ValueType result, List<ValueType> types) {
    boolean isStatic() {
      return modifiers.contains("static");
    }

    boolean isOverridable() {
      return !isStatic() && !modifiers.contains("private") && !modifiers.contains("final");
    }
  }

  final Random random;
  final String self;
  final List<Method> callees;
  final List<Local> locals = new ArrayList<>();
  final List<String> loops = new ArrayList<>();
  boolean canAwait = true;

  /** Whether handlers may be such as the cancellation of their own task passes. */
  boolean catchesAll;

  /** The method itself, if it may call itself; null otherwise. */
  Method recursive;

  /** What the method overrides; null if nothing. */
  Method overridden;

  int tries;
  private int names;

  Scope(Random random, String self, List<Method> callees) {
    this.random = random;
    this.self = self;
    this.callees = callees;
  }

  String fresh(String prefix) {
    return prefix + names++;
  }

  /** A scope for a body inside of this one, which sees nothing that can be assigned. */
  Scope inner() {
    Scope inner = new Scope(random, self, callees);
    inner.catchesAll = catchesAll;
    inner.names = 100 * ++names;
    locals.stream().filter(Local::isFinal).forEach(inner.locals::add);
    return inner;
  }

  ValueType anyType() {
    return ValueType.values()[random.nextInt(ValueType.values().length)];
  }

  /** A local of a type; null if there is none. */
  Local localOf(ValueType type) {
    return anyOf(locals.stream().filter(local -> local.type() == type));
  }

  /** A local of a type that can be assigned; null if there is none. */
  Local variableOf(ValueType type) {
    return anyOf(locals.stream().filter(local -> local.type() == type && !local.isFinal()));
  }

  /** A local that can be assigned; null if there is none. */
  Local variable() {
    return anyOf(locals.stream().filter(local -> !local.isFinal()));
  }

  private Local anyOf(Stream<Local> choices) {
    List<Local> fitting = choices.toList();
    return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
  }
}
