package dev.fermata.transformer.javac;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Recognises what is Fermata's among the elements of a compilation. */
final class FermataElements {
  private static final String ASYNC = "dev.fermata.Async";
  private static final String FERMATA = "dev.fermata.Fermata";
  private static final String ASYNC_CLOSEABLE = "dev.fermata.AsyncCloseable";
  private static final String AWAIT = "await";
  private static final String EACH = "each";
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

  /** Whether this is {@code Fermata.await}; false for what the compiler does not know. */
  static boolean isAwait(@Nullable Element method) {
    return isMethod(method, FERMATA, AWAIT);
  }

  /** Whether this is {@code Fermata.each}; false for what the compiler does not know. */
  static boolean isEach(@Nullable Element method) {
    return isMethod(method, FERMATA, EACH);
  }

  /** Whether this is {@code AsyncCloseable.close}, and not one that overrides it. */
  static boolean isAsyncClose(@Nullable Element method) {
    return isMethod(method, ASYNC_CLOSEABLE, CLOSE);
  }

  private static boolean isMethod(@Nullable Element method, String type, String name) {
    return method != null
        && method.getKind() == ElementKind.METHOD
        && method.getSimpleName().contentEquals(name)
        && method.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals(type);
  }
}
