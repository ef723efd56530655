package dev.fermata.transformer.model;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * What a twin returns: the raw value that its method's task would have. A method that only ever
 * returns boxed primitives has a twin that returns the primitive, so that no box is made between a
 * caller and a callee.
 */
public enum ResultType {
  OBJECT("Ljava/lang/Object;", null, "Object", Opcodes.ARETURN, "java/lang/Object"),
  VOID("V", null, "Void", Opcodes.RETURN, Opcodes.TOP),
  BOOLEAN("Z", "java/lang/Boolean", "Int", Opcodes.IRETURN, Opcodes.INTEGER),
  BYTE("B", "java/lang/Byte", "Int", Opcodes.IRETURN, Opcodes.INTEGER),
  SHORT("S", "java/lang/Short", "Int", Opcodes.IRETURN, Opcodes.INTEGER),
  CHAR("C", "java/lang/Character", "Int", Opcodes.IRETURN, Opcodes.INTEGER),
  INT("I", "java/lang/Integer", "Int", Opcodes.IRETURN, Opcodes.INTEGER),
  LONG("J", "java/lang/Long", "Long", Opcodes.LRETURN, Opcodes.LONG),
  FLOAT("F", "java/lang/Float", "Float", Opcodes.FRETURN, Opcodes.FLOAT),
  DOUBLE("D", "java/lang/Double", "Double", Opcodes.DRETURN, Opcodes.DOUBLE);

  private final String descriptor;
  private final @Nullable String box;
  private final String driverSuffix;
  private final int returnOpcode;
  private final Object verificationType;

  ResultType(
      String descriptor,
      @Nullable String box,
      String driverSuffix,
      int returnOpcode,
      Object verificationType) {
    this.descriptor = descriptor;
    this.box = box;
    this.driverSuffix = driverSuffix;
    this.returnOpcode = returnOpcode;
    this.verificationType = verificationType;
  }

  /**
   * The type that twins return whose descriptor ends in {@code descriptor}; null if no twin does.
   */
  public static @Nullable ResultType ofDescriptor(String descriptor) {
    for (ResultType type : values()) {
      if (type.descriptor.equals(descriptor)) {
        return type;
      }
    }
    return null;
  }

  /** The primitive type that {@code box} is the box of; null if it is none. */
  public static @Nullable ResultType ofBox(String box) {
    for (ResultType type : values()) {
      if (box.equals(type.box)) {
        return type;
      }
    }
    return null;
  }

  public String descriptor() {
    return descriptor;
  }

  public boolean isPrimitive() {
    return box != null;
  }

  /** The internal name of the box class of a primitive type. */
  public String box() {
    if (box == null) {
      throw new IllegalStateException(this + " has no box");
    }
    return box;
  }

  /** The descriptor of the box class's {@code valueOf}. */
  public String valueOfDescriptor() {
    return "(" + descriptor + ")L" + box() + ";";
  }

  /** The name of the box class's unboxing method, such as {@code intValue}. */
  public String unboxMethod() {
    return switch (this) {
      case BOOLEAN -> "booleanValue";
      case BYTE -> "byteValue";
      case SHORT -> "shortValue";
      case CHAR -> "charValue";
      case INT -> "intValue";
      case LONG -> "longValue";
      case FLOAT -> "floatValue";
      case DOUBLE -> "doubleValue";
      case OBJECT, VOID -> throw new IllegalStateException(this + " has no box");
    };
  }

  /** The driver's method that takes a delivered result of this type. */
  public String takeMethod() {
    return "take" + driverSuffix;
  }

  /** The descriptor of {@link #takeMethod}. */
  public String takeDescriptor() {
    return "()" + carrierDescriptor();
  }

  /** The driver's method that leaves the result of a step; there is none for {@link #VOID}. */
  public String returnMethod() {
    return "return" + driverSuffix;
  }

  /** The descriptor of {@link #returnMethod}. */
  public String returnDescriptor() {
    return "(" + carrierDescriptor() + ")V";
  }

  private String carrierDescriptor() {
    return verificationType.equals(Opcodes.INTEGER) ? "I" : descriptor;
  }

  public int returnOpcode() {
    return returnOpcode;
  }

  /** The type in a stack map; meaningless for {@link #VOID}. */
  public Object verificationType() {
    return verificationType;
  }

  /** How many slots a value takes on the operand stack. */
  public int size() {
    return switch (this) {
      case VOID -> 0;
      case LONG, DOUBLE -> 2;
      default -> 1;
    };
  }

  /** The instruction that drops a value from the operand stack; {@code NOP} where there is none. */
  public int popOpcode() {
    return switch (size()) {
      case 0 -> Opcodes.NOP;
      case 1 -> Opcodes.POP;
      default -> Opcodes.POP2;
    };
  }

  /** The instruction that pushes a value nobody looks at; {@code NOP} where there is none. */
  public int dummyOpcode() {
    return switch (this) {
      case VOID -> Opcodes.NOP;
      case OBJECT -> Opcodes.ACONST_NULL;
      case LONG -> Opcodes.LCONST_0;
      case FLOAT -> Opcodes.FCONST_0;
      case DOUBLE -> Opcodes.DCONST_0;
      default -> Opcodes.ICONST_0;
    };
  }
}
