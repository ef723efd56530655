package dev.fermata.benchmarks.nested;

import dev.fermata.benchmarks.OneCarrier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Plain calls, in a virtual thread. */
public class VirtualThreads extends OneCarrier {
  private final HandWritten calls = new HandWritten();

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int bound() throws Exception {
    return run(calls::bound);
  }

  @Benchmark
  @OperationsPerInvocation(Calls.TOTAL)
  public int overridable() throws Exception {
    return run(calls::overridable);
  }
}
