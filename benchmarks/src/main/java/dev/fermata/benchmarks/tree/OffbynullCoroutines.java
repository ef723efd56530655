package dev.fermata.benchmarks.tree;

import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.offbynull.Items;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A recursion of which offbynull's coroutines save all calls at each item. */
public class OffbynullCoroutines extends NanosecondBenchmark {
  private final Tree tree = Tree.create();

  @Benchmark
  @OperationsPerInvocation(Tree.SIZE)
  public int walk() {
    return Iterate.sum(Items.walk(tree));
  }
}
