package dev.fermata.transformer.javac;

import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What a build tool may give to a processor instead of javac's own environment. */
final class WrappedEnvironment implements ProcessingEnvironment {
  private final ProcessingEnvironment wrapped;

  WrappedEnvironment(ProcessingEnvironment wrapped) {
    this.wrapped = wrapped;
  }

  @Override
  public Map<String, String> getOptions() {
    return wrapped.getOptions();
  }

  @Override
  public Messager getMessager() {
    return wrapped.getMessager();
  }

  @Override
  public Filer getFiler() {
    throw new AssertionError("a build tool would take this for the generation of files");
  }

  @Override
  public Elements getElementUtils() {
    return wrapped.getElementUtils();
  }

  @Override
  public Types getTypeUtils() {
    return wrapped.getTypeUtils();
  }

  @Override
  public SourceVersion getSourceVersion() {
    return wrapped.getSourceVersion();
  }

  @Override
  public Locale getLocale() {
    return wrapped.getLocale();
  }
}
