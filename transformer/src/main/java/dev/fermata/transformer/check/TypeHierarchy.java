package dev.fermata.transformer.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What class files say of the supertypes of classes. It only answers what is certain: a class file
 * that is not to be found or cannot be read might say anything.
 */
public final class TypeHierarchy {
  /** The supertypes of all arrays (JLS 10.7). */
  private static final Set<String> SUPERTYPES_OF_ARRAYS =
      Set.of("java/lang/Object", "java/lang/Cloneable", "java/io/Serializable");

  private final Function<String, byte @Nullable []> unit;
  private final Map<String, Optional<ClassReader>> classes = new HashMap<>();

  private TypeHierarchy(Function<String, byte @Nullable []> unit) {
    this.unit = unit;
  }

  /**
   * The hierarchy of a unit and of the JDK that runs.
   *
   * @param unit finds class files by internal name
   */
  public static TypeHierarchy of(Function<String, byte @Nullable []> unit) {
    return new TypeHierarchy(unit);
  }

  /** Whether it is certain that no object is of both types, which are no primitives. */
  boolean areDisjoint(Type one, Type other) {
    boolean array = one.getSort() == Type.ARRAY;
    if (array && other.getSort() == Type.ARRAY) {
      return areComponentsDisjoint(component(one), component(other));
    }
    if (array || other.getSort() == Type.ARRAY) {
      Type noArray = array ? other : one;
      return !SUPERTYPES_OF_ARRAYS.contains(noArray.getInternalName());
    }
    return areClassesDisjoint(one.getInternalName(), other.getInternalName());
  }

  private boolean areComponentsDisjoint(Type one, Type other) {
    boolean primitive = isPrimitive(one) || isPrimitive(other);
    return primitive ? !one.equals(other) : areDisjoint(one, other);
  }

  private static Type component(Type array) {
    return Type.getType(array.getDescriptor().substring(1));
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  private boolean areClassesDisjoint(String one, String other) {
    ClassReader oneClass = find(one);
    ClassReader otherClass = find(other);
    if (oneClass == null || otherClass == null) {
      return false;
    }
    // An object of a class that can be extended may be of any interface.
    boolean decided =
        has(oneClass, Opcodes.ACC_INTERFACE)
            ? has(otherClass, Opcodes.ACC_FINAL)
            : !has(otherClass, Opcodes.ACC_INTERFACE) || has(oneClass, Opcodes.ACC_FINAL);
    return decided && isNoSubtype(one, otherClass) && isNoSubtype(other, oneClass);
  }

  private boolean isNoSubtype(String name, ClassReader supertype) {
    return lacks(name, supertype, new HashSet<>());
  }

  private boolean lacks(@Nullable String name, ClassReader sought, Set<String> seen) {
    if (name == null || !seen.add(name)) {
      return true;
    }
    ClassReader type = find(name);
    if (type == null
        || name.equals(sought.getClassName())
        || !lacks(type.getSuperName(), sought, seen)) {
      return false;
    }
    if (has(sought, Opcodes.ACC_INTERFACE)) {
      for (String parent : type.getInterfaces()) {
        if (!lacks(parent, sought, seen)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean has(ClassReader type, int access) {
    return (type.getAccess() & access) != 0;
  }

  private @Nullable ClassReader find(String name) {
    return classes.computeIfAbsent(name, this::read).orElse(null);
  }

  private Optional<ClassReader> read(String name) {
    try {
      byte[] classFile = unit.apply(name);
      if (classFile == null) {
        classFile = ofJdk(name);
      }
      return classFile == null ? Optional.empty() : Optional.of(new ClassReader(classFile));
    } catch (RuntimeException e) {
      // One of this unit is reported when its own turn comes.
      return Optional.empty();
    }
  }

  private static byte @Nullable [] ofJdk(String name) {
    ClassLoader jdk = ClassLoader.getPlatformClassLoader();
    try (InputStream in = jdk.getResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      return null;
    }
  }
}
