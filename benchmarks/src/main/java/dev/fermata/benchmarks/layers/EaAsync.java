package dev.fermata.benchmarks.layers;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.eaasync.EaLayers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of EA Async, each of which awaits the next. */
public class EaAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final EaLayers.Overridable overridable = new EaLayers.Overridable();

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int bound() {
    return EaLayers.bound(Layers.COUNT, first);
  }

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int overridable() {
    return EaLayers.overridable(overridable, Layers.COUNT, first);
  }
}
