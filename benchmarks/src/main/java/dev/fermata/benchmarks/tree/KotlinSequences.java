package dev.fermata.benchmarks.tree;

import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin's {@code yieldAll}. */
public class KotlinSequences extends NanosecondBenchmark {
  private final Tree tree = Tree.create();

  @Benchmark
  @OperationsPerInvocation(Tree.SIZE)
  public int walk() {
    return Iterate.sum(KotlinWalkKt.walk(tree).iterator());
  }
}
