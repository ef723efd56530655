package dev.fermata.benchmarks.chain;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.eaasync.EaChain;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A chain of methods of EA Async whose innermost awaits a CompletableFuture. */
public class EaAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public int once() {
    return new EaChain().once(Levels.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public Throwable failed() {
    return Levels.failureOf(new EaChain().failed(Levels.DEPTH, first, Levels.FAILURE));
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int kept() {
    return new EaChain().kept(Levels.DEPTH, first, Levels.RESUMES);
  }
}
