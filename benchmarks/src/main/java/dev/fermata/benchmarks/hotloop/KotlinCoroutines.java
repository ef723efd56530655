package dev.fermata.benchmarks.hotloop;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Kotlin, with the Deferred of kotlinx.coroutines and with a minimal future on the bare language.
 */
public class KotlinCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final DeferredHotLoop deferred = new DeferredHotLoop(Steps.data(), Steps.values());
  private final RawHotLoop raw = new RawHotLoop(Steps.data(), Steps.values());

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int readyDeferred() {
    return deferred.ready(first);
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int readyRaw() {
    return raw.ready(first);
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int rareDeferred() {
    return deferred.rare(first);
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int rareRaw() {
    return raw.rare(first);
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int suspendingDeferred() {
    return deferred.suspending(first);
  }

  @Benchmark
  @OperationsPerInvocation(Steps.COUNT)
  public int suspendingRaw() {
    return raw.suspending(first);
  }
}
