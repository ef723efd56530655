package dev.fermata.benchmarks.layers;

import dev.fermata.benchmarks.OneCarrier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Plain calls, in a virtual thread. */
public class VirtualThreads extends OneCarrier {
  private final HandWritten calls = new HandWritten();

  @Benchmark
  @OperationsPerInvocation(OneCarrier.REPEATS * Layers.TOTAL)
  public int bound() throws Exception {
    return repeat(calls::bound);
  }

  @Benchmark
  @OperationsPerInvocation(OneCarrier.REPEATS * Layers.TOTAL)
  public int overridable() throws Exception {
    return repeat(calls::overridable);
  }
}
