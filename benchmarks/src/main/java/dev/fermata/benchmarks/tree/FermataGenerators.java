package dev.fermata.benchmarks.tree;

import dev.fermata.Async;
import dev.fermata.Generator;
import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A generator that delegates to itself for each subtree. */
public class FermataGenerators extends NanosecondBenchmark {
  private final Tree tree = Tree.create();

  @Benchmark
  @OperationsPerInvocation(Tree.SIZE)
  public int walk() {
    return Iterate.sum(walk(tree));
  }

  @Async
  private static Generator<Integer> walk(Tree tree) {
    if (tree.left != null) {
      Generator.yieldFrom(walk(tree.left));
    }
    Generator.yield(tree.value);
    if (tree.right != null) {
      Generator.yieldFrom(walk(tree.right));
    }
    return Generator.end();
  }
}
