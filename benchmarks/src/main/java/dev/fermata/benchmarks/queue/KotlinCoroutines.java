package dev.fermata.benchmarks.queue;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Kotlin's channels, on the smallest dispatcher. */
public class KotlinCoroutines extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final KotlinHandOver channel = new KotlinHandOver(1);
  private final KotlinHandOver rendezvous = new KotlinHandOver(0);

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int handOverChannel() {
    return channel.run(Items.COUNT, first);
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int handOverRendezvous() {
    return rendezvous.run(Items.COUNT, first);
  }
}
