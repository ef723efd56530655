package dev.fermata.benchmarks.layers;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin's suspend functions, which are of the language: no library takes part. */
public class KotlinCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final KotlinLayers overridable = new KotlinLayers();

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int bound() {
    return KotlinLayersKt.bound(Layers.COUNT, first);
  }

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int overridable() {
    return KotlinLayersKt.overridable(overridable, Layers.COUNT, first);
  }
}
