package dev.fermata.transformer.javac;

import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Runs ours as some build tools do, which put something between it and javac. */
final class WrappingProcessor extends AbstractProcessor {
  private final FermataProcessor processor = new FermataProcessor();
  private final UnaryOperator<ProcessingEnvironment> wrap;

  WrappingProcessor(UnaryOperator<ProcessingEnvironment> wrap) {
    this.wrap = wrap;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    processor.init(wrap.apply(environment));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return processor.process(annotations, round);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }
}
