package dev.fermata.transformer.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.fermata.transformer.check.MisuseText;
import java.util.EnumSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Reports misuse in the source of a class, with line and column. It only says what is certain: what
 * it does not see the transformer finds in the class file.
 */
final class CheckTree extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Trees trees;
  private final AsyncTypes types;
  private @Nullable Body body;
  private boolean usesFermata;

  /** The code that the scan is in, up to the next method, initializer or lambda around it. */
  private static final class Body {
    /** What an await in it does wrong; null if it can suspend. */
    private @Nullable MisuseText misuse;

    private final boolean suspends;

    /** What is wrong in it that is reported once for each method, which is what has to change. */
    private final Set<MisuseText> wrong;

    private int locks;

    Body(@Nullable MisuseText misuse) {
      this.misuse = misuse;
      suspends = misuse == null;
      wrong =
          suspends
              ? EnumSet.noneOf(MisuseText.class)
              : EnumSet.of(MisuseText.EACH_OUTSIDE, MisuseText.CLOSE_OUTSIDE);
    }
  }

  private CheckTree(Trees trees, AsyncTypes types) {
    this.trees = trees;
    this.types = types;
  }

  /**
   * Checks the class at {@code path}, which has been analyzed and is not translated yet.
   *
   * @return whether there is anything of Fermata in it
   */
  static boolean at(TreePath path, Trees trees, Types types, Elements elements) {
    CheckTree check = new CheckTree(trees, new AsyncTypes(types, elements));
    check.scan(path, null);
    return check.usesFermata;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    Element method = element();
    MisuseText misuse;
    if (method instanceof ExecutableElement async && FermataElements.isAsync(async)) {
      usesFermata = true;
      checkDeclaration(tree, async);
      misuse = null;
    } else {
      misuse =
          tree.getReturnType() == null ? MisuseText.AWAIT_IN_CONSTRUCTOR : MisuseText.AWAIT_OUTSIDE;
    }
    return in(misuse, () -> super.visitMethod(tree, null));
  }

  private void checkDeclaration(MethodTree tree, ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.ABSTRACT) || modifiers.contains(Modifier.NATIVE)) {
      report(MisuseText.ASYNC_WITHOUT_BODY, tree);
    } else if (!types.canReturn(method.getReturnType())) {
      report(MisuseText.ASYNC_RETURN_TYPE, tree);
    } else if (modifiers.contains(Modifier.SYNCHRONIZED)) {
      report(MisuseText.ASYNC_SYNCHRONIZED, tree);
    }
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    if (!isMember()) {
      return super.visitVariable(tree, null);
    }
    Element field = element();
    boolean isStatic = field != null && field.getModifiers().contains(Modifier.STATIC);
    return in(initializer(isStatic), () -> super.visitVariable(tree, null));
  }

  @Override
  public @Nullable Void visitBlock(BlockTree tree, @Nullable Void unused) {
    return isMember()
        ? in(initializer(tree.isStatic()), () -> super.visitBlock(tree, null))
        : super.visitBlock(tree, null);
  }

  private static MisuseText initializer(boolean isStatic) {
    return isStatic ? MisuseText.AWAIT_IN_STATIC_INITIALIZER : MisuseText.AWAIT_IN_CONSTRUCTOR;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    MisuseText misuse =
        types.lambdaCanSuspend(trees.getTypeMirror(getCurrentPath()))
            ? null
            : MisuseText.AWAIT_IN_LAMBDA;
    return in(misuse, () -> super.visitLambdaExpression(tree, null));
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void unused) {
    Body around = body;
    scan(tree.getExpression(), null);
    if (around != null) {
      around.locks++;
    }
    scan(tree.getBlock(), null);
    if (around != null) {
      around.locks--;
    }
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    Tree called = tree.getMethodSelect();
    Element element = trees.getElement(new TreePath(getCurrentPath(), called));
    if (FermataElements.isAwait(element)) {
      usesFermata = true;
      checkAwait(called);
    } else if (FermataElements.isEach(element)) {
      usesFermata = true;
      reportOnce(MisuseText.EACH_OUTSIDE, called);
      checkLocks(called);
      if (body != null && body.suspends && !isIterated(getCurrentPath())) {
        report(MisuseText.EACH_ELSEWHERE, called);
      }
    } else if (FermataElements.isAsyncClose(element)) {
      checkClose(called);
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
    for (Tree resource : tree.getResources()) {
      TreePath path = new TreePath(getCurrentPath(), resource);
      if (types.isClosedAsync(trees.getTypeMirror(path))) {
        checkClose(resource);
      }
    }
    return super.visitTry(tree, null);
  }

  /** Whether this call is what a loop iterates over, or may be that of one written by hand. */
  private static boolean isIterated(TreePath call) {
    TreePath around = call.getParentPath();
    Tree inner = call.getLeaf();
    while (around.getLeaf() instanceof ParenthesizedTree) {
      inner = around.getLeaf();
      around = around.getParentPath();
    }
    return (around.getLeaf() instanceof EnhancedForLoopTree loop && loop.getExpression() == inner)
        || (around.getLeaf() instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("iterator"));
  }

  private void checkAwait(Tree await) {
    Body around = body;
    if (around != null && around.misuse != null) {
      report(around.misuse, await);
      // Once for each method, which is what has to change.
      around.misuse = null;
    }
    checkLocks(await);
  }

  private void checkClose(Tree close) {
    reportOnce(MisuseText.CLOSE_OUTSIDE, close);
    if (body != null && body.suspends) {
      checkLocks(close);
    }
  }

  private void checkLocks(Tree wait) {
    if (body != null && body.locks > 0) {
      report(MisuseText.AWAIT_IN_SYNCHRONIZED_BLOCK, wait);
    }
  }

  private void reportOnce(MisuseText misuse, Tree tree) {
    if (body != null && body.wrong.remove(misuse)) {
      report(misuse, tree);
    }
  }

  private @Nullable Void in(@Nullable MisuseText misuse, Runnable scan) {
    Body around = body;
    body = new Body(misuse);
    scan.run();
    body = around;
    return null;
  }

  private boolean isMember() {
    return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
  }

  private @Nullable Element element() {
    return trees.getElement(getCurrentPath());
  }

  private void report(MisuseText misuse, Tree tree) {
    trees.printMessage(
        Diagnostic.Kind.ERROR, misuse.toString(), tree, getCurrentPath().getCompilationUnit());
  }
}
