package dev.fermata.transformer.model;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method that is rewritten, as its callers need to know it.
 *
 * @param owner the internal name of its class
 * @param ownerIsInterface whether that is an interface
 * @param access its access flags
 * @param name its name
 * @param descriptor its descriptor
 * @param kind what it returns
 * @param result what its twin returns
 * @param bound whether every call of it that the compiler wrote reaches this very method, so that
 *     its twin can be called instead
 */
public record AsyncMethod(
    String owner,
    boolean ownerIsInterface,
    int access,
    String name,
    String descriptor,
    ReturnKind kind,
    ResultType result,
    boolean bound) {

  public boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  /**
   * The twin's parameters without driver and frame. The twin is static even if the method is not,
   * with the receiver as its first parameter: a frame that does not hold a dead {@code this} could
   * not call it otherwise.
   */
  public Type[] parameters() {
    Type[] declared = Type.getArgumentTypes(descriptor);
    if (isStatic()) {
      return declared;
    }
    Type[] all = new Type[declared.length + 1];
    all[0] = Type.getObjectType(owner);
    System.arraycopy(declared, 0, all, 1, declared.length);
    return all;
  }

  /** The first slots of the twin, which hold its {@link #parameters()}. */
  public int parameterSlots() {
    int slots = 0;
    for (Type type : parameters()) {
      slots += type.getSize();
    }
    return slots;
  }

  public String twinDescriptor() {
    return twinDescriptor(result.descriptor());
  }

  private String twinDescriptor(String returned) {
    StringBuilder text = new StringBuilder("(");
    for (Type type : parameters()) {
      text.append(type.getDescriptor());
    }
    return text.append(RuntimeNames.TWIN_PARAMETERS).append(')').append(returned).toString();
  }

  /**
   * The result type of the twin with {@code candidate} as its descriptor; null if that is not this
   * method's twin.
   */
  @Nullable ResultType resultOfTwin(String candidate) {
    String prefix = twinDescriptor("");
    return candidate.startsWith(prefix)
        ? ResultType.ofDescriptor(candidate.substring(prefix.length()))
        : null;
  }

  AsyncMethod withResult(ResultType type) {
    return new AsyncMethod(owner, ownerIsInterface, access, name, descriptor, kind, type, bound);
  }

  /**
   * The access flags of the twin: callers must reach it wherever they reach the method, and its
   * frames always.
   */
  public int twinAccess() {
    if (ownerIsInterface) {
      return Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC;
    }
    return Opcodes.ACC_STATIC | (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED));
  }
}
