package dev.fermata.transformer.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
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
import dev.fermata.transformer.model.ReturnKind;
import dev.fermata.transformer.model.RuntimeNames;
import dev.fermata.transformer.model.SuspensionKind;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
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
  private final YieldedTypes yielded;
  private @Nullable Body body;
  private boolean usesFermata;

  private CheckTree(Trees trees, Types types, Elements elements) {
    this.trees = trees;
    this.types = new AsyncTypes(types, elements);
    yielded = new YieldedTypes(types);
  }

  /**
   * Checks the class at {@code path}, which has been analyzed and is not translated yet.
   *
   * @return whether there is anything of Fermata in it
   */
  static boolean at(TreePath path, Trees trees, Types types, Elements elements) {
    CheckTree check = new CheckTree(trees, types, elements);
    check.scan(path, null);
    return check.usesFermata;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    Element method = element();
    Body inside;
    if (method instanceof ExecutableElement async && FermataElements.isAsync(async)) {
      usesFermata = true;
      checkDeclaration(tree, async);
      ReturnKind kind = types.kind(async.getReturnType());
      inside = kind == null ? Body.unknown() : Body.ofAsyncMethod(kind, async.getReturnType());
    } else {
      inside = tree.getReturnType() == null ? Body.ofConstructor() : Body.ofPlainMethod();
    }
    return in(inside, () -> super.visitMethod(tree, null));
  }

  private void checkDeclaration(MethodTree tree, ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.ABSTRACT) || modifiers.contains(Modifier.NATIVE)) {
      report(MisuseText.ASYNC_WITHOUT_BODY, tree);
    } else if (!types.canReturn(method.getReturnType())) {
      report(MisuseText.ASYNC_RETURN_TYPE, tree);
    } else if (modifiers.contains(Modifier.SYNCHRONIZED)) {
      ReturnKind kind = types.kind(method.getReturnType());
      report(
          kind != null && kind.isGenerator()
              ? MisuseText.GENERATOR_SYNCHRONIZED
              : MisuseText.ASYNC_SYNCHRONIZED,
          tree);
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

  private static Body initializer(boolean isStatic) {
    return isStatic ? Body.ofStaticInitializer() : Body.ofConstructor();
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    return in(
        bodyOfLambda(trees.getTypeMirror(getCurrentPath())),
        () -> super.visitLambdaExpression(tree, null));
  }

  private Body bodyOfLambda(@Nullable TypeMirror functionalInterface) {
    TypeMirror returned = types.returnedByLambda(functionalInterface);
    if (returned == null || !types.canReturn(returned)) {
      return returned == null ? Body.unknown() : Body.ofPlainLambda();
    }
    ReturnKind kind = types.kind(returned);
    return kind == null ? Body.unknown() : Body.ofAsyncLambda(kind, returned);
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void unused) {
    Body around = body;
    scan(tree.getExpression(), null);
    if (around != null) {
      around.enterLock();
    }
    scan(tree.getBlock(), null);
    if (around != null) {
      around.exitLock();
    }
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    Tree called = tree.getMethodSelect();
    Element method = trees.getElement(new TreePath(getCurrentPath(), called));
    SuspensionKind kind = FermataElements.suspensionKind(method);
    boolean each = FermataElements.isEach(method);
    usesFermata |= kind != null || each;
    if (body == null || method == null) {
      return super.visitMethodInvocation(tree, null);
    }
    if (kind == SuspensionKind.AWAIT) {
      checkWait(body, body.misuseOfAwait(), called);
    } else if (kind != null) {
      checkYield(body, method, tree);
    } else if (each) {
      checkEach(body, called);
    } else if (FermataElements.isAsyncClose(method)) {
      checkClose(body, called);
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
    for (Tree resource : tree.getResources()) {
      TreePath path = new TreePath(getCurrentPath(), resource);
      if (body != null && types.isClosedAsync(trees.getTypeMirror(path))) {
        checkClose(body, resource);
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

  private void checkEach(Body around, Tree each) {
    checkWait(around, around.misuseOfEach(), each);
    if (around.suspends() && !isIterated(getCurrentPath())) {
      report(MisuseText.EACH_ELSEWHERE, each);
    }
  }

  private void checkClose(Body around, Tree close) {
    MisuseText misuse = around.misuseOfClose();
    if (around.suspends()) {
      checkWait(around, misuse, close);
    } else if (misuse != null) {
      report(misuse, close);
    }
  }

  private void checkWait(Body around, @Nullable MisuseText misuse, Tree wait) {
    if (misuse != null) {
      report(misuse, wait, nameOf(around.generator()));
    }
    if (around.isLocked()) {
      report(MisuseText.AWAIT_IN_SYNCHRONIZED_BLOCK, wait);
    }
  }

  private void checkYield(Body around, Element method, MethodInvocationTree yield) {
    Tree called = yield.getMethodSelect();
    String owner = FermataElements.ownerOf(method);
    MisuseText misuse = around.misuseOfYield(owner);
    if (misuse != null) {
      ReturnKind generator = around.generator();
      report(misuse, called, simpleName(owner), method.getSimpleName(), nameOf(generator));
    } else {
      checkTypes(around, method, yield);
    }
    if (around.isLocked()) {
      report(MisuseText.YIELD_IN_SYNCHRONIZED_BLOCK, called);
    }
  }

  private void checkTypes(Body around, Element method, MethodInvocationTree yield) {
    for (ExpressionTree argument : yield.getArguments()) {
      TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), argument));
      YieldedTypes.Report report = (text, names) -> report(text, argument, names);
      if (method.getSimpleName().contentEquals(RuntimeNames.YIELD)) {
        yielded.checkItem(around, type, report);
        yielded.checkSent(
            around,
            trees.getTypeMirror(getCurrentPath()),
            (text, names) -> report(text, yield.getMethodSelect(), names));
      } else {
        yielded.checkItems(around, type, report);
      }
    }
  }

  private static String nameOf(@Nullable ReturnKind kind) {
    return kind == null ? "" : simpleName(kind.internalName());
  }

  private static String simpleName(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1);
  }

  private @Nullable Void in(Body inside, Runnable scan) {
    Body around = body;
    body = inside;
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

  private void report(MisuseText misuse, Tree tree, Object... names) {
    trees.printMessage(
        Diagnostic.Kind.ERROR, misuse.text(names), tree, getCurrentPath().getCompilationUnit());
  }
}
