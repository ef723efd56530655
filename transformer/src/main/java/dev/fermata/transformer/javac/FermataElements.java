package dev.fermata.transformer.javac;

import dev.fermata.transformer.model.RuntimeNames;
import dev.fermata.transformer.model.SuspensionKind;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Recognises what is Fermata's among the elements of a compilation. */
final class FermataElements {
  private static final String ASYNC = "dev.fermata.Async";
  private static final String CLOSE = "close";

  private FermataElements() {}

  static boolean isAsyncAnnotation(TypeElement annotation) {
    return annotation.getQualifiedName().contentEquals(ASYNC);
  }

  /** Whether a method is declared {@code @Async}; false for what the compiler does not know. */
  static boolean isAsync(@Nullable Element method) {
    if (method != null) {
      for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
        if (annotation.getAnnotationType().asElement() instanceof TypeElement type
            && isAsyncAnnotation(type)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The kind of a call of {@code method}; null for what the compiler does not know, too. */
  static @Nullable SuspensionKind suspensionKind(@Nullable Element method) {
    return method != null
            && method.getKind() == ElementKind.METHOD
            && method.getModifiers().contains(Modifier.STATIC)
        ? SuspensionKind.ofCall(ownerOf(method), method.getSimpleName().toString())
        : null;
  }

  /** Whether this is {@code Fermata.each}; false for what the compiler does not know. */
  static boolean isEach(@Nullable Element method) {
    return isMethod(method, RuntimeNames.FERMATA, RuntimeNames.EACH);
  }

  /** Whether this is {@code AsyncCloseable.close}, and not one that overrides it. */
  static boolean isAsyncClose(@Nullable Element method) {
    return isMethod(method, RuntimeNames.ASYNC_CLOSEABLE, CLOSE);
  }

  private static boolean isMethod(@Nullable Element method, String owner, String name) {
    return method != null
        && method.getKind() == ElementKind.METHOD
        && method.getSimpleName().contentEquals(name)
        && ownerOf(method).equals(owner);
  }

  /** The internal name of the top-level class that {@code method} is declared in. */
  static String ownerOf(Element method) {
    return method.getEnclosingElement() instanceof TypeElement owner
        ? owner.getQualifiedName().toString().replace('.', '/')
        : "";
  }
}
