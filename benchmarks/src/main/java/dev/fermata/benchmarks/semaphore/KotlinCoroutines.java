package dev.fermata.benchmarks.semaphore;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin, on the smallest dispatcher. */
public class KotlinCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final KotlinSemaphore semaphore = new KotlinSemaphore();

  @Benchmark
  @OperationsPerInvocation(Rounds.EACH)
  public int free() {
    return semaphore.free(Rounds.EACH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Rounds.TOTAL)
  public int contended() {
    return semaphore.contended(Rounds.TASKS, Rounds.EACH, first);
  }
}
