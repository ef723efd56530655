package dev.fermata.benchmarks.spawning;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin: on the smallest dispatcher, and in runBlocking. */
public class KotlinCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawnOwnLoop() {
    return new SpawningLoop().spawn(Spawns.TOTAL, first);
  }

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawnOwnLoopLaunch() {
    return new SpawningLoop().launch(Spawns.TOTAL, first);
  }

  @Benchmark
  @OperationsPerInvocation(Spawns.TOTAL)
  public int spawnRunBlocking() {
    return KotlinSpawningKt.inRunBlocking(Spawns.TOTAL, first);
  }
}
