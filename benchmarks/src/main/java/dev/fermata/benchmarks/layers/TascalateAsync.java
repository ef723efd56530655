package dev.fermata.benchmarks.layers;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.tascalate.TascalateLayers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of Tascalate Async/Await, each of which awaits the next. */
public class TascalateAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final TascalateLayers.Overridable overridable = new TascalateLayers.Overridable();

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int bound() {
    return TascalateLayers.bound(Layers.COUNT, first);
  }

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int overridable() {
    return TascalateLayers.overridable(overridable, Layers.COUNT, first);
  }
}
