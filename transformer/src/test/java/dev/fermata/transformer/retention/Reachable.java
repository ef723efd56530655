package dev.fermata.transformer.retention;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the named objects that others lead to, by way of fields and arrays. Objects of the JDK are
 * not looked into: it does not open itself.
 */
final class Reachable {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();
  private final List<Named> found = new ArrayList<>();

  private Reachable() {}

  static List<Named> from(Object... roots) {
    Reachable reachable = new Reachable();
    Arrays.stream(roots).filter(Objects::nonNull).forEach(reachable::visit);
    while (!reachable.open.isEmpty()) {
      reachable.follow(reachable.open.remove());
    }
    return reachable.found;
  }

  private void visit(Object object) {
    if (object != null && seen.add(object)) {
      if (object instanceof Named named) {
        found.add(named);
      }
      open.add(object);
    }
  }

  private void follow(Object object) {
    if (object instanceof Object[] array) {
      Arrays.stream(array).forEach(this::visit);
      return;
    }
    for (Class<?> type = object.getClass();
        !type.getModule().isNamed();
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
          visit(valueOf(field, object));
        }
      }
    }
  }

  private static Object valueOf(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
