package dev.fermata.benchmarks.layers;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.offbynull.OffbynullLayers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of a coroutine of offbynull's, which need no futures. */
public class OffbynullCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final OffbynullLayers.Overridable overridable = new OffbynullLayers.Overridable();

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int bound() {
    return OffbynullLayers.bound(Layers.COUNT, first);
  }

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int overridable() {
    return OffbynullLayers.overridable(overridable, Layers.COUNT, first);
  }
}
