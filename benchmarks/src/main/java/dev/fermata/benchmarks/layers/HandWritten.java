package dev.fermata.benchmarks.layers;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The limit: plain Java calls. */
public class HandWritten extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final Overridable overridable = new Overridable();

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int bound() {
    int sum = 0;
    for (int i = 0; i < Layers.COUNT; i++) {
      sum += one(first + i);
    }
    return sum;
  }

  private static int one(int x) {
    return two(x + 1) + x;
  }

  private static int two(int x) {
    return three(x + 1) + x;
  }

  private static int three(int x) {
    return four(x + 1) + x;
  }

  private static int four(int x) {
    return five(x + 1) + x;
  }

  private static int five(int x) {
    return six(x + 1) + x;
  }

  private static int six(int x) {
    return seven(x + 1) + x;
  }

  private static int seven(int x) {
    return eight(x + 1) + x;
  }

  private static int eight(int x) {
    return nine(x + 1) + x;
  }

  private static int nine(int x) {
    return ten(x + 1) + x;
  }

  private static int ten(int x) {
    return x;
  }

  @Benchmark
  @OperationsPerInvocation(Layers.TOTAL)
  public int overridable() {
    int sum = 0;
    for (int i = 0; i < Layers.COUNT; i++) {
      sum += overridable.one(first + i);
    }
    return sum;
  }

  /** A class that can be extended, although nothing does. */
  public static class Overridable {
    public int one(int x) {
      return two(x + 1) + x;
    }

    public int two(int x) {
      return three(x + 1) + x;
    }

    public int three(int x) {
      return four(x + 1) + x;
    }

    public int four(int x) {
      return five(x + 1) + x;
    }

    public int five(int x) {
      return six(x + 1) + x;
    }

    public int six(int x) {
      return seven(x + 1) + x;
    }

    public int seven(int x) {
      return eight(x + 1) + x;
    }

    public int eight(int x) {
      return nine(x + 1) + x;
    }

    public int nine(int x) {
      return ten(x + 1) + x;
    }

    public int ten(int x) {
      return x;
    }
  }
}
