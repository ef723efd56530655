package dev.fermata.transformer.javac;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites what javac writes. As an annotation processor it does nothing, claims nothing and
 * generates nothing: being one is how it comes to run in javac, in every build tool.
 */
public final class FermataProcessor extends AbstractProcessor {
  private static final String NOT_JAVAC =
      "this compiler is not javac, so Fermata's annotation processor cannot rewrite what it writes,"
          + " and awaits will throw. Use Fermata's Maven plugin, command line or agent.";

  private boolean warnOfCompiler;
  private @Nullable CompiledTypes compiled;

  /** Called by the compiler. */
  public FermataProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    ProcessorOptions options = ProcessorOptions.parse(environment.getOptions());
    for (String error : options.errors()) {
      environment.getMessager().printMessage(Diagnostic.Kind.ERROR, "Fermata: " + error);
    }
    if (options.skip()) {
      return;
    }
    ProcessingEnvironment javac = JavacEnvironment.behind(environment);
    if (javac == null) {
      warnOfCompiler = true;
    } else {
      // A class of its own: other compilers run where com.sun.source is missing.
      compiled = new CompiledTypes(javac.getElementUtils());
      CompilationListener.listen(javac, compiled);
    }
  }

  /** Only looks at what there is to compile. */
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (compiled != null) {
      compiled.given(round.getRootElements());
    }
    if (warnOfCompiler && annotations.stream().anyMatch(FermataElements::isAsyncAnnotation)) {
      warnOfCompiler = false;
      processingEnv.getMessager().printMessage(Diagnostic.Kind.WARNING, "Fermata: " + NOT_JAVAC);
    }
    return false;
  }

  /** All: a lambda that awaits has no annotation. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return ProcessorOptions.NAMES;
  }

  /** The newest: what is in the source is no concern of ours. */
  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }
}
