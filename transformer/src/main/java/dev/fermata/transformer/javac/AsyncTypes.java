package dev.fermata.transformer.javac;

import dev.fermata.transformer.model.ReturnKind;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Tells what can be returned by what suspends. */
final class AsyncTypes {
  private final Types types;
  private final Elements elements;

  AsyncTypes(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /** What a body with this return type is; null if it cannot suspend, or is not known. */
  @Nullable ReturnKind kind(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    if (erased.getKind() == TypeKind.VOID) {
      return ReturnKind.DETACHED;
    }
    return erased instanceof DeclaredType declared
            && declared.getKind() == TypeKind.DECLARED
            && declared.asElement() instanceof TypeElement element
        ? ReturnKind.ofClass(elements.getBinaryName(element).toString().replace('.', '/'))
        : null;
  }

  /** Whether an {@code @Async} method can return this; true for what the compiler does not know. */
  boolean canReturn(TypeMirror type) {
    return kind(type) != null || types.erasure(type).getKind() == TypeKind.ERROR;
  }

  /** What a lambda of this type returns; null for what the compiler does not know. */
  @Nullable TypeMirror returnedByLambda(@Nullable TypeMirror functionalInterface) {
    if (!(functionalInterface instanceof DeclaredType type)
        || !(type.asElement() instanceof TypeElement element)) {
      return null;
    }
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(element))) {
      if (method.getModifiers().contains(Modifier.ABSTRACT) && !isMethodOfObject(method)) {
        return types.asMemberOf(type, method) instanceof ExecutableType executable
            ? executable.getReturnType()
            : null;
      }
    }
    return null;
  }

  /**
   * Whether the end of a {@code try} with a resource of this type calls {@code
   * AsyncCloseable.close}; false for what the compiler does not know.
   */
  boolean isClosedAsync(@Nullable TypeMirror resource) {
    TypeMirror erased = resource == null ? null : types.erasure(resource);
    if (!(erased instanceof DeclaredType type)
        || !(type.asElement() instanceof TypeElement element)) {
      return false;
    }
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(element))) {
      if (method.getParameters().isEmpty() && FermataElements.isAsyncClose(method)) {
        return true;
      }
    }
    return false;
  }

  /** As {@code Comparator.equals}, which no lambda implements (JLS 9.8). */
  private boolean isMethodOfObject(ExecutableElement method) {
    TypeElement object = elements.getTypeElement("java.lang.Object");
    for (Element member : object.getEnclosedElements()) {
      Name name = member.getSimpleName();
      if (member.getKind() == ElementKind.METHOD
          && name.equals(method.getSimpleName())
          && types.isSubsignature(
              (ExecutableType) method.asType(), (ExecutableType) member.asType())) {
        return true;
      }
    }
    return false;
  }
}
