package dev.fermata.benchmarks.nested;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin's suspend functions, which are of the language: no library takes part. */
public class KotlinCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final KotlinOverridable overridable = new KotlinOverridable();

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int bound() {
    return KotlinNested.INSTANCE.bound(Calls.COUNT, Calls.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int overridable() {
    return KotlinNested.INSTANCE.overridable(overridable, Calls.COUNT, Calls.DEPTH, first);
  }
}
