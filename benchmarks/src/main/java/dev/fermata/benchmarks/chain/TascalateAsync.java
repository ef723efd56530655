package dev.fermata.benchmarks.chain;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.tascalate.TascalateChain;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A chain of methods of Tascalate Async/Await whose innermost awaits a CompletableFuture. */
public class TascalateAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public int once() {
    return new TascalateChain().once(Levels.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public Throwable failed() {
    return Levels.failureOf(new TascalateChain().failed(Levels.DEPTH, first, Levels.FAILURE));
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int kept() {
    return new TascalateChain().kept(Levels.DEPTH, first, Levels.RESUMES);
  }
}
