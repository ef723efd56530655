package dev.fermata.benchmarks.layers;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.javaflow.JavaflowLayers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Continuable methods of Tascalate JavaFlow, which need no futures. */
public class TascalateJavaflow extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final JavaflowLayers.Overridable overridable = new JavaflowLayers.Overridable();

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int bound() {
    return JavaflowLayers.bound(Layers.COUNT, first);
  }

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int overridable() {
    return JavaflowLayers.overridable(overridable, Layers.COUNT, first);
  }
}
