package dev.fermata.transformer.javac;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Warns at the first use of Fermata in a compilation that runs no annotation processors.
 *
 * <p>If it runs any, ours is among them, since it was found where this class was found. There is
 * more certainty in that than in asking our own processor: build tools load it a second time.
 */
final class WarnWithoutProcessing implements TaskListener {
  private static final String WARNING =
      "Fermata: annotation processing is off, so javac's output is not rewritten, and awaits will"
          + " throw. Add -proc:full, or put fermata-transformer on the -processorpath (JDK 23 and"
          + " newer run no processors that they merely find on the class path). If something else"
          + " rewrites these classes, take fermata-transformer off the class path.";

  private final JavacTask task;
  private boolean done;

  WarnWithoutProcessing(JavacTask task) {
    this.task = task;
  }

  @Override
  public void started(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.ANNOTATION_PROCESSING) {
      done = true;
    }
  }

  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (done || event.getKind() != TaskEvent.Kind.ANALYZE || type == null) {
      return;
    }
    Trees trees = Trees.instance(task);
    TreePath path = trees.getPath(type);
    if (path != null) {
      FirstUse use = new FirstUse(trees);
      use.scan(path, null);
      if (use.found != null) {
        done = true;
        trees.printMessage(Diagnostic.Kind.WARNING, WARNING, use.found, path.getCompilationUnit());
      }
    }
  }

  /** Looks for an {@code @Async} method, or an await or yield in a lambda. */
  private static final class FirstUse extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private @Nullable Tree found;

    FirstUse(Trees trees) {
      this.trees = trees;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
      return found == null ? super.scan(tree, null) : null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
      if (FermataElements.isAsync(trees.getElement(getCurrentPath()))) {
        found = tree;
      }
      return super.visitMethod(tree, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
      Tree called = tree.getMethodSelect();
      Element method = trees.getElement(new TreePath(getCurrentPath(), called));
      if (FermataElements.suspensionKind(method) != null) {
        found = called;
      }
      return super.visitMethodInvocation(tree, null);
    }
  }
}
