package dev.fermata.benchmarks.ready;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Kotlin, with the Deferred of kotlinx.coroutines and with a minimal future on the bare language.
 */
public class KotlinCoroutines extends NanosecondBenchmark {
  private final KotlinReady kotlin = new KotlinReady(Awaits.values());

  @Benchmark
  @OperationsPerInvocation(Awaits.COUNT)
  public int readyDeferred() {
    return kotlin.deferred(Awaits.COUNT);
  }

  @Benchmark
  @OperationsPerInvocation(Awaits.COUNT)
  public int readyRaw() {
    return kotlin.raw(Awaits.COUNT);
  }
}
