package dev.fermata.benchmarks.chain;

import dev.fermata.benchmarks.NanosecondBenchmark;
import dev.fermata.benchmarks.javaflow.JavaflowChain;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A continuation of Tascalate JavaFlow, of which all calls are saved and restored each time. */
public class TascalateJavaflow extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public int once() {
    return JavaflowChain.once(Levels.DEPTH, first);
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int kept() {
    return JavaflowChain.kept(Levels.DEPTH, first, Levels.RESUMES);
  }
}
