package dev.fermata.benchmarks.tree;

import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.javaflow.Items;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A recursion of which the continuations of Tascalate JavaFlow save all calls at each item. */
public class TascalateJavaflow extends NanosecondBenchmark {
  private final Tree tree = Tree.create();

  @Benchmark
  @OperationsPerInvocation(Tree.SIZE)
  public int walk() {
    return Iterate.sum(Items.walk(tree));
  }
}
