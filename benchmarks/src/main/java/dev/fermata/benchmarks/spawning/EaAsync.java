package dev.fermata.benchmarks.spawning;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.eaasync.EaLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of EA Async that await what the turns of a small loop complete. */
public class EaAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawn() {
    return new EaLoop().run(Spawns.TOTAL, 1, first);
  }
}
