package dev.fermata.transformer.check;

import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.RuntimeNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Outlines of source code, with the names that a class file has. Only ASCII, since they are printed
 * on consoles of all kinds.
 */
final class Sketch {
  private Sketch() {}

  /** Such as {@code static int sum(...)}. */
  static String head(MethodNode method) {
    return modifiers(method) + returned(method) + " " + nameAndParameters(method);
  }

  /** The same method as it can be {@code @Async}. */
  static String asyncHead(MethodNode method) {
    return "@Async " + modifiers(method) + asTask(method) + " " + nameAndParameters(method);
  }

  /** The same method as it can await; a generator's consumer cannot wait, so it has to change. */
  static String awaitingHead(MethodNode method) {
    ReturnKind kind = ReturnKind.of(method.desc);
    return kind == null || kind.awaits()
        ? asyncHead(method)
        : generatorHead(method, RuntimeNames.ASYNC_GENERATOR);
  }

  /** The same method as one that returns the generator class with the name {@code generator}. */
  static String generatorHead(MethodNode method, String generator) {
    String name = simpleName(Type.getObjectType(generator));
    return "@Async " + modifiers(method) + name + "<...> " + nameAndParameters(method);
  }

  private static String modifiers(MethodNode method) {
    return (method.access & Opcodes.ACC_STATIC) != 0 ? "static " : "";
  }

  private static String nameAndParameters(MethodNode method) {
    return method.name + parameters(method.desc);
  }

  private static String parameters(String descriptor) {
    return descriptor.startsWith("()") ? "()" : "(...)";
  }

  /** The return type; class files erase the type of a task's value. */
  static String returned(MethodNode method) {
    Type type = Type.getReturnType(method.desc);
    boolean stage = ReturnKind.of(method.desc) != null && type.getSort() == Type.OBJECT;
    return simpleName(type) + (stage ? "<...>" : "");
  }

  /** The return type, or a task of it. */
  static String asTask(MethodNode method) {
    if (ReturnKind.of(method.desc) != null) {
      return returned(method);
    }
    return "Task<" + boxed(Type.getReturnType(method.desc)) + ">";
  }

  private static String boxed(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "Boolean";
      case Type.BYTE -> "Byte";
      case Type.SHORT -> "Short";
      case Type.CHAR -> "Character";
      case Type.INT -> "Integer";
      case Type.LONG -> "Long";
      case Type.FLOAT -> "Float";
      case Type.DOUBLE -> "Double";
      default -> simpleName(type);
    };
  }

  /** Such as {@code Thread.sleep(...)}, with the class also where the source has an object. */
  static String call(MethodInsnNode call) {
    String owner = simpleName(Type.getObjectType(call.owner));
    return call.name.equals("<init>")
        ? "new " + owner + parameters(call.desc)
        : owner + "." + call.name + parameters(call.desc);
  }

  static String simpleName(Type type) {
    String name = type.getClassName();
    int start = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1;
    // The compiler numbers local and anonymous classes (JLS 13.1).
    while (start < name.length() && Character.isDigit(name.charAt(start))) {
      start++;
    }
    return start == name.length() ? MisuseText.ANONYMOUS_CLASS : name.substring(start);
  }
}
