package dev.fermata.transformer.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;

/**
 * The types of a stack map (JVMS 4.10.1.2) in ASM's representation, and the instructions that fit
 * them.
 */
final class VerificationTypes {
  private VerificationTypes() {}

  static int size(Object type) {
    return type.equals(Opcodes.LONG) || type.equals(Opcodes.DOUBLE) ? 2 : 1;
  }

  static Object of(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
      case Type.LONG -> Opcodes.LONG;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }

  /**
   * The descriptor of a field that holds a value of {@code type}, which must be neither null nor
   * uninitialized.
   */
  static String descriptor(Object type) {
    if (type instanceof String name) {
      return name.startsWith("[") ? name : "L" + name + ";";
    }
    if (type.equals(Opcodes.INTEGER)) {
      return "I";
    }
    if (type.equals(Opcodes.LONG)) {
      return "J";
    }
    if (type.equals(Opcodes.FLOAT)) {
      return "F";
    }
    if (type.equals(Opcodes.DOUBLE)) {
      return "D";
    }
    throw new IllegalArgumentException(
        "no field can hold a value of the verification type " + type);
  }

  static int loadOpcode(Object type) {
    return opcode(type, Opcodes.ILOAD);
  }

  static int storeOpcode(Object type) {
    return opcode(type, Opcodes.ISTORE);
  }

  private static int opcode(Object type, int intOpcode) {
    if (type.equals(Opcodes.INTEGER)) {
      return intOpcode;
    }
    if (type.equals(Opcodes.LONG)) {
      return intOpcode + 1;
    }
    if (type.equals(Opcodes.FLOAT)) {
      return intOpcode + 2;
    }
    if (type.equals(Opcodes.DOUBLE)) {
      return intOpcode + 3;
    }
    return intOpcode + 4;
  }

  /** The instruction that pushes a value of {@code type} which nobody looks at. */
  static int dummyOpcode(Object type) {
    if (type.equals(Opcodes.INTEGER)) {
      return Opcodes.ICONST_0;
    }
    if (type.equals(Opcodes.LONG)) {
      return Opcodes.LCONST_0;
    }
    if (type.equals(Opcodes.FLOAT)) {
      return Opcodes.FCONST_0;
    }
    if (type.equals(Opcodes.DOUBLE)) {
      return Opcodes.DCONST_0;
    }
    return Opcodes.ACONST_NULL;
  }

  /** A stack map frame from types by slot, in which {@code TOP} follows every long and double. */
  static FrameNode frame(List<Object> localsBySlot, List<Object> stackBySlot) {
    Object[] locals = packed(localsBySlot);
    Object[] stack = packed(stackBySlot);
    return new FrameNode(Opcodes.F_NEW, locals.length, locals, stack.length, stack);
  }

  private static Object[] packed(List<Object> bySlot) {
    List<Object> result = new ArrayList<>();
    for (int slot = 0; slot < bySlot.size(); slot += size(bySlot.get(slot))) {
      result.add(bySlot.get(slot));
    }
    return result.toArray();
  }

  /** The types of an expanded frame by slot. */
  static List<Object> bySlot(List<Object> packed) {
    List<Object> result = new ArrayList<>();
    for (Object type : packed) {
      result.add(type);
      if (size(type) == 2) {
        result.add(Opcodes.TOP);
      }
    }
    return result;
  }
}
