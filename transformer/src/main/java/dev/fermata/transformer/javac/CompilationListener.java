package dev.fermata.transformer.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Follows a compilation of javac, and rewrites what it has written when all is written. */
final class CompilationListener implements TaskListener {
  private final ProcessingEnvironment environment;
  private final Trees trees;
  private final CompiledTypes compiled;
  private boolean usesFermata;

  private CompilationListener(ProcessingEnvironment environment, CompiledTypes compiled) {
    this.environment = environment;
    this.trees = Trees.instance(environment);
    this.compiled = compiled;
  }

  /** Follows the compilation whose environment this is, which must be javac's own. */
  static void listen(ProcessingEnvironment environment, CompiledTypes compiled) {
    JavacTask.instance(environment).addTaskListener(new CompilationListener(environment, compiled));
  }

  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    switch (event.getKind()) {
      case ANALYZE -> {
        if (type != null) {
          check(type);
        }
      }
      case GENERATE -> {
        if (type != null) {
          compiled.written(type, event.getSourceFile());
        }
      }
      case COMPILATION -> {
        // After an error javac stops before it has written all: it is to be compiled again anyway.
        if (compiled.allWritten()) {
          new RewriteOutput(environment, usesFermata).rewrite(compiled.classes());
        }
      }
      default -> {
        // Nothing is known yet.
      }
    }
  }

  private void check(TypeElement type) {
    TreePath path = trees.getPath(type);
    if (path != null) {
      usesFermata |=
          CheckTree.at(path, trees, environment.getTypeUtils(), environment.getElementUtils());
    }
  }
}
