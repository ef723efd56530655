package dev.fermata.transformer.javac;

import dev.fermata.transformer.check.MisuseText;
import dev.fermata.transformer.model.ReturnKind;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds values that cannot be of the types that a generator declares. */
final class YieldedTypes {
  private static final int ITEM = 0;
  private static final int SENT = 1;

  /** What has items to yield; those are of its first type argument. */
  private static final Set<String> HAVE_ITEMS =
      Set.of(
          "dev.fermata.Generator",
          "dev.fermata.Coroutine",
          "dev.fermata.AsyncGenerator",
          "java.lang.Iterable",
          "java.util.stream.Stream");

  private final Types types;
  private final DisjointTypes disjoint;

  YieldedTypes(Types types) {
    this.types = types;
    disjoint = new DisjointTypes(types);
  }

  /** What is wrong with a type, and the names that the text asks for. */
  interface Report extends BiConsumer<MisuseText, Object[]> {}

  /** Checks the argument of {@code yield}. */
  void checkItem(Body body, @Nullable TypeMirror value, Report report) {
    check(MisuseText.YIELDED_TYPE, value, DisjointTypes.argument(body.returned(), ITEM), report);
  }

  /** Checks the argument of {@code yieldFrom}. */
  void checkItems(Body body, @Nullable TypeMirror items, Report report) {
    checkItem(body, DisjointTypes.argument(withItems(items), ITEM), report);
  }

  /** Checks what {@code yield} is taken to return. */
  void checkSent(Body body, @Nullable TypeMirror variable, Report report) {
    if (body.generator() == ReturnKind.COROUTINE) {
      check(MisuseText.SENT_TYPE, variable, DisjointTypes.argument(body.returned(), SENT), report);
    }
  }

  private void check(
      MisuseText text, @Nullable TypeMirror actual, @Nullable TypeMirror declared, Report report) {
    TypeMirror value = disjoint.ofValue(actual);
    TypeMirror type = disjoint.ofValue(declared);
    if (value != null && type != null && disjoint.areDisjoint(value, type)) {
      report.accept(text, new Object[] {name(value), name(type)});
    }
  }

  private @Nullable TypeMirror withItems(@Nullable TypeMirror type) {
    if (type == null || type.getKind() != TypeKind.DECLARED) {
      return null;
    }
    if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && HAVE_ITEMS.contains(element.getQualifiedName().toString())) {
      return type;
    }
    for (TypeMirror supertype : types.directSupertypes(type)) {
      TypeMirror found = withItems(supertype);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String name(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return name(array.getComponentType()) + "[]";
    }
    if (type instanceof DeclaredType declared) {
      String name = declared.asElement().getSimpleName().toString();
      return name.isEmpty() ? MisuseText.ANONYMOUS_CLASS : name;
    }
    return type.toString();
  }
}
