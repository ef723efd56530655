package dev.fermata.transformer.javac;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Notes what javac has been given to compile, and what it has written. */
final class CompiledTypes {
  private final Elements elements;
  private final Set<String> unwritten = new HashSet<>();
  private final List<CompiledClass> classes = new ArrayList<>();

  CompiledTypes(Elements elements) {
    this.elements = elements;
  }

  /**
   * Notes what must be written: not what javac compiles only because that refers to it, which may
   * be left unwritten on demand.
   */
  void given(Set<? extends Element> elementsOfSources) {
    for (TypeElement type : ElementFilter.typesIn(elementsOfSources)) {
      unwritten.add(binaryName(type));
    }
  }

  void written(TypeElement type, @Nullable JavaFileObject source) {
    String name = binaryName(type);
    unwritten.remove(name);
    // The others are package-info and module-info.
    if (SourceVersion.isIdentifier(type.getSimpleName()) || type.getSimpleName().length() == 0) {
      ModuleElement module = elements.getModuleOf(type);
      classes.add(
          new CompiledClass(
              module == null ? "" : module.getQualifiedName().toString(),
              name,
              source == null ? null : source.toUri()));
    }
  }

  private String binaryName(TypeElement type) {
    return elements.getBinaryName(type).toString();
  }

  /**
   * Whether javac has written what it has been given. There is no public way to ask whether it has
   * found errors.
   */
  boolean allWritten() {
    return unwritten.isEmpty();
  }

  List<CompiledClass> classes() {
    return classes;
  }
}
