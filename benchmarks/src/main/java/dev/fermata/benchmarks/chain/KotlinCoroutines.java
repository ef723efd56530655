package dev.fermata.benchmarks.chain;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin: on the bare language, and with what is awaited a Deferred. */
public class KotlinCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public int onceRaw() {
    return new RawChain().once(Levels.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public int onceDeferred() {
    return new DeferredChain().once(Levels.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public Throwable failedRaw() {
    return new RawChain().failed(Levels.DEPTH, first, Levels.FAILURE);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public Throwable failedDeferred() {
    return new DeferredChain().failed(Levels.DEPTH, first, Levels.FAILURE);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int keptRaw() {
    return new RawChain().kept(Levels.DEPTH, first, Levels.RESUMES);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int keptRawQueued() {
    return new RawChain().keptQueued(Levels.DEPTH, first, Levels.RESUMES);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int keptDeferred() {
    return new DeferredChain().kept(Levels.DEPTH, first, Levels.RESUMES);
  }
}
