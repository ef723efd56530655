package dev.fermata.transformer.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a statement or expression of a random method can refer to. */
final class Scope {
  /** A local that has a value. */
  record Local(String name, ValueType type) {}

  /** A method that can be called; a static one has the object as its first parameter. */
  record Method(
      String name, boolean isStatic, String returnType, ValueType result, List<ValueType> types) {}

  final Random random;
  final String self;
  final List<Method> callees;
  final List<Local> locals = new ArrayList<>();
  final List<String> loops = new ArrayList<>();
  boolean canAwait = true;
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

  ValueType anyType() {
    return ValueType.values()[random.nextInt(ValueType.values().length)];
  }

  /** A local of a type; null if there is none. */
  Local localOf(ValueType type) {
    List<Local> fitting = locals.stream().filter(local -> local.type() == type).toList();
    return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
  }
}
