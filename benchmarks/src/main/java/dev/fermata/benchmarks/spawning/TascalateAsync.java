package dev.fermata.benchmarks.spawning;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.tascalate.TascalateLoop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Methods of Tascalate Async/Await that await what the turns of a small loop complete. */
public class TascalateAsync extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawn() {
    return new TascalateLoop().run(Spawns.TOTAL, 1, first);
  }
}
