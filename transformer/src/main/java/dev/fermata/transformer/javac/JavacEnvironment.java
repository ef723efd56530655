package dev.fermata.transformer.javac;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Finds javac's own environment, which {@code JavacTask.instance} insists on.
 *
 * <p>Gradle gives processors a wrapper with the real one in a field, and IntelliJ IDEA a proxy
 * whose handler has it. Neither offers a way to ask for it that would not tie us to their classes.
 */
final class JavacEnvironment {
  private static final String CLASS_NAME =
      "com.sun.tools.javac.processing.JavacProcessingEnvironment";

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private JavacEnvironment() {}

  /** What is behind {@code environment}; null if the compiler is not javac. */
  static @Nullable ProcessingEnvironment behind(ProcessingEnvironment environment) {
    return new JavacEnvironment().unwrap(environment);
  }

  private @Nullable ProcessingEnvironment unwrap(ProcessingEnvironment environment) {
    if (!seen.add(environment)) {
      return null;
    }
    if (environment.getClass().getName().equals(CLASS_NAME)) {
      return environment;
    }
    return unwrapFieldsOf(
        Proxy.isProxyClass(environment.getClass())
            ? Proxy.getInvocationHandler(environment)
            : environment);
  }

  private @Nullable ProcessingEnvironment unwrapFieldsOf(Object wrapper) {
    for (Class<?> type = wrapper.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (read(field, wrapper) instanceof ProcessingEnvironment wrapped) {
          ProcessingEnvironment found = unwrap(wrapped);
          if (found != null) {
            return found;
          }
        }
      }
    }
    return null;
  }

  private static @Nullable Object read(Field field, Object owner) {
    boolean canHold =
        !Modifier.isStatic(field.getModifiers())
            && (field.getType() == Object.class
                || ProcessingEnvironment.class.isAssignableFrom(field.getType()));
    try {
      return canHold && field.trySetAccessible() ? field.get(owner) : null;
    } catch (IllegalAccessException e) {
      return null;
    }
  }
}
