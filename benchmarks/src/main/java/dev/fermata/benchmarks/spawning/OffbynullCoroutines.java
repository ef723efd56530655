package dev.fermata.benchmarks.spawning;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.offbynull.OffbynullLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Coroutines of offbynull's in a queue. */
public class OffbynullCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawn() {
    return new OffbynullLoop().run(Spawns.TOTAL, 1, first);
  }
}
