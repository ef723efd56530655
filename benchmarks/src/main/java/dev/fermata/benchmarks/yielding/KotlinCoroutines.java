package dev.fermata.benchmarks.yielding;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin: on the bare language, on the smallest dispatcher, and in runBlocking. */
public class KotlinCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yieldingRaw() {
    return new RawLoop().run(Yields.TASKS, Yields.EACH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yieldingOwnLoop() {
    return new OwnLoop().run(Yields.TASKS, Yields.EACH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Yields.TOTAL)
  public int yieldingRunBlocking() {
    return KotlinYieldingKt.inRunBlocking(Yields.TASKS, Yields.EACH, first);
  }
}
