package dev.fermata.benchmarks.chain;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.offbynull.OffbynullChain;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A coroutine of offbynull's, of which all calls are saved and restored each time. */
public class OffbynullCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public int once() {
    return OffbynullChain.once(Levels.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int kept() {
    return OffbynullChain.kept(Levels.DEPTH, first, Levels.RESUMES);
  }
}
