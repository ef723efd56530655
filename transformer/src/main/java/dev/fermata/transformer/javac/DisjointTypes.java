package dev.fermata.transformer.javac;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a value can be of a type. The compiler's own rule, that of casts (JLS 5.5), is not
 * open to processors; this is the part of it that a class file shows too, so that a program is
 * right or wrong however it is built.
 */
final class DisjointTypes {
  private final Types types;

  DisjointTypes(Types types) {
    this.types = types;
  }

  /** The type argument at {@code index} of a class; null if it has none there. */
  static @Nullable TypeMirror argument(@Nullable TypeMirror type, int index) {
    TypeMirror bound = bound(type);
    List<? extends TypeMirror> arguments =
        bound instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    return index < arguments.size() ? bound(arguments.get(index)) : null;
  }

  private static @Nullable TypeMirror bound(@Nullable TypeMirror type) {
    TypeMirror bound = type;
    while (true) {
      if (bound instanceof TypeVariable variable) {
        bound = variable.getUpperBound();
      } else if (bound instanceof WildcardType wildcard) {
        bound = wildcard.getExtendsBound();
      } else {
        return bound;
      }
    }
  }

  /** A type as messages name it, and as a value of it is yielded; null if that is not known. */
  @Nullable TypeMirror ofValue(@Nullable TypeMirror type) {
    if (type instanceof PrimitiveType primitive) {
      return types.boxedClass(primitive).asType();
    }
    if (type == null || type.getKind() == TypeKind.NULL || type.getKind() == TypeKind.ERROR) {
      return null;
    }
    TypeMirror erased = types.erasure(type);
    return erased.getKind() == TypeKind.DECLARED || erased.getKind() == TypeKind.ARRAY
        ? erased
        : null;
  }

  /** Whether it is certain that no object is of both types, which {@link #ofValue} has returned. */
  boolean areDisjoint(TypeMirror one, TypeMirror other) {
    if (types.isSubtype(one, other) || types.isSubtype(other, one)) {
      return false;
    }
    if (one instanceof ArrayType array && other instanceof ArrayType otherArray) {
      return areComponentsDisjoint(array.getComponentType(), otherArray.getComponentType());
    }
    // Two interfaces can have a class in common, and a class that is not final a subclass that
    // implements one.
    return canHaveNoMoreSupertypes(one)
        || canHaveNoMoreSupertypes(other)
        || (!isInterface(one) && !isInterface(other));
  }

  private boolean areComponentsDisjoint(TypeMirror one, TypeMirror other) {
    return one.getKind().isPrimitive()
        || other.getKind().isPrimitive()
        || areDisjoint(types.erasure(one), types.erasure(other));
  }

  private static boolean canHaveNoMoreSupertypes(TypeMirror type) {
    Element element = type instanceof DeclaredType declared ? declared.asElement() : null;
    return element == null || element.getModifiers().contains(Modifier.FINAL);
  }

  private static boolean isInterface(TypeMirror type) {
    return type instanceof DeclaredType declared && declared.asElement().getKind().isInterface();
  }
}
