package dev.fermata.transformer.check;

import dev.fermata.transformer.model.AsyncCloseables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds what is wrong with the methods of a class. Each check is independent of the others, so that
 * a method that is wrong in two ways is reported twice.
 */
public final class CheckMethods {
  private static final List<Check> CHECKS =
      List.of(
          new CheckAwaitPlace(),
          new CheckYieldPlace(),
          new CheckReferences(),
          new CheckBody(),
          new CheckReturnType(),
          new CheckParameterCount(),
          new CheckEachPlace(),
          new CheckEachUse(),
          new CheckDroppedTasks(),
          new CheckDroppedGenerators(),
          new CheckYieldInScope(),
          new CheckBlockingCalls());

  private CheckMethods() {}

  /**
   * What is wrong with {@code node}: method by method, each in the order of the lines.
   *
   * @param allowances what is allowed in it
   * @param closeables what its methods may close
   * @param types what its methods may yield
   */
  public static List<Misuse> of(
      ClassNode node, Allowances allowances, AsyncCloseables closeables, TypeHierarchy types) {
    List<Check> checks = new ArrayList<>(CHECKS);
    checks.add(new CheckAwaitInGenerator(closeables));
    checks.add(new CheckLocks(closeables));
    checks.add(new CheckForAwait(closeables));
    checks.add(new CheckAsyncClose(closeables));
    checks.add(new CheckYieldedTypes(types));
    List<Misuse> all = new ArrayList<>();
    for (MethodNode method : node.methods) {
      if ((method.access & Opcodes.ACC_BRIDGE) == 0) {
        all.addAll(
            check(checks, new MethodInClass(node, method, allowances.lambdas()), allowances));
      }
    }
    return all;
  }

  private static List<Misuse> check(
      List<Check> checks, MethodInClass method, Allowances allowances) {
    // javac copies the code of finally, and what is wrong there is wrong once.
    Set<Misuse> found = new LinkedHashSet<>();
    for (Check check : checks) {
      check.check(
          method,
          misuse -> {
            if (misuse.warning() == null || !allowances.allow(misuse.warning(), method.node())) {
              found.add(misuse);
            }
          });
    }
    List<Misuse> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Misuse::line));
    return sorted;
  }
}
