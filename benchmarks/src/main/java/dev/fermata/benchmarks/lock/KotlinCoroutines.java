package dev.fermata.benchmarks.lock;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin, on the smallest dispatcher. */
public class KotlinCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final KotlinLock lock = new KotlinLock();

  @Benchmark
  @OperationsPerInvocation(Rounds.EACH)
  public int free() {
    return lock.free(Rounds.EACH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Rounds.TOTAL)
  public int contended() {
    return lock.contended(Rounds.TASKS, Rounds.EACH, first);
  }
}
