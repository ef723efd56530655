package dev.fermata.transformer.model;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** What an {@code @Async} method returns to a caller that does not await it directly. */
public enum ReturnKind {
  TASK(RuntimeNames.TASK),
  COMPLETION_STAGE(RuntimeNames.COMPLETION_STAGE),
  COMPLETABLE_FUTURE(RuntimeNames.COMPLETABLE_FUTURE),
  GENERATOR(RuntimeNames.GENERATOR),
  COROUTINE(RuntimeNames.COROUTINE),
  ASYNC_GENERATOR(RuntimeNames.ASYNC_GENERATOR),
  /** Nothing: the call goes on by itself, and its failure is reported. */
  DETACHED(null);

  private final @Nullable String internalName;

  ReturnKind(@Nullable String internalName) {
    this.internalName = internalName;
  }

  /**
   * The kind of a method with {@code descriptor}; null if such a method cannot be {@code @Async}.
   */
  public static @Nullable ReturnKind of(String descriptor) {
    Type type = Type.getReturnType(descriptor);
    return switch (type.getSort()) {
      case Type.VOID -> DETACHED;
      case Type.OBJECT -> ofClass(type.getInternalName());
      default -> null;
    };
  }

  /** The kind of a method that returns the class {@code name}; null as for {@link #of}. */
  public static @Nullable ReturnKind ofClass(String name) {
    for (ReturnKind kind : values()) {
      if (name.equals(kind.internalName)) {
        return kind;
      }
    }
    return null;
  }

  /** Whether the body begins only when somebody asks for an item. */
  public boolean isGenerator() {
    return this == GENERATOR || this == COROUTINE || this == ASYNC_GENERATOR;
  }

  /** Whether the body can await. */
  public boolean awaits() {
    return this != GENERATOR && this != COROUTINE;
  }

  /** The class of the runtime that resumes a body which yields. */
  public String generatorMachine() {
    return awaits() ? RuntimeNames.ABSTRACT_ASYNC_GENERATOR : RuntimeNames.ABSTRACT_GENERATOR;
  }

  /** The class of what is returned. */
  public String internalName() {
    if (internalName == null) {
      throw new IllegalStateException("a detached method returns nothing");
    }
    return internalName;
  }
}
