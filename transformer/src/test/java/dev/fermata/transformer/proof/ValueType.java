package dev.fermata.transformer.proof;

import java.util.List;

/** A type of locals, operands and results of random programs; its first literal is the simplest. */
enum ValueType {
  BOOLEAN("boolean", "Boolean", "false", "true"),
  BYTE("byte", "Byte", "((byte) 0)", "((byte) -3)"),
  SHORT("short", "Short", "((short) 0)", "((short) 300)"),
  CHAR("char", "Character", "'a'", "'z'"),
  INT("int", "Integer", "0", "1", "2", "(-5)"),
  LONG("long", "Long", "0L", "1L", "(-7_000_000_000L)"),
  FLOAT("float", "Float", "0f", "1.5f", "Float.NaN"),
  DOUBLE("double", "Double", "0.0", "2.25", "(-1e30)"),
  STRING("String", "String", "\"\"", "\"one\"", "((String) null)"),
  OBJECT("Object", "Object", "((Object) null)", "((Object) \"object\")", "((Object) 3)"),
  BOX("Integer", "Integer", "((Integer) 0)", "((Integer) 1000)", "((Integer) null)"),
  INTS("int[]", "int[]", "new int[] {0, 1}", "new int[3]", "((int[]) null)"),
  STRINGS("String[]", "String[]", "new String[] {\"s\"}", "new String[2]", "((String[]) null)");

  private final String java;
  private final String boxed;
  private final List<String> literals;

  ValueType(String java, String boxed, String... literals) {
    this.java = java;
    this.boxed = boxed;
    this.literals = List.of(literals);
  }

  String java() {
    return java;
  }

  String boxed() {
    return boxed;
  }

  List<String> literals() {
    return literals;
  }

  /** The text of a generic call, unboxed if this is a primitive type. */
  String unboxed(String call) {
    return compareTo(DOUBLE) <= 0 ? "((" + java + ") " + call + ")" : call;
  }

  /** Whether string concatenation shows the value, and not where it is in memory. */
  boolean hasText() {
    return this != OBJECT && this != INTS && this != STRINGS;
  }
}
