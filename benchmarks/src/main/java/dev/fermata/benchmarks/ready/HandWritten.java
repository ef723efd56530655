package dev.fermata.benchmarks.ready;

import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The limit: look at one field that holds the waiters or the outcome. */
public class HandWritten extends NanosecondBenchmark {
  private final Cell[] cells = Arrays.stream(Awaits.values()).map(Cell::new).toArray(Cell[]::new);

  /** A future. */
  private static final class Cell {
    volatile @Nullable Object state;

    Cell(Object value) {
      state = value;
    }
  }

  /** Stands for all that is not a value. */
  private abstract static class Special {}

  @Benchmark
  @OperationsPerInvocation(Awaits.COUNT)
  public int ready() {
    return sum();
  }

  /**
   * Compiled by itself, as a method of a program is that is not tiny: which registers so short a
   * loop gets where all around it is inlined is a matter of luck, and of a third of its time.
   */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private int sum() {
    int sum = 0;
    for (int i = 0; i < Awaits.COUNT; i++) {
      Object state = cells[i & (cells.length - 1)].state;
      if (state == null || state instanceof Special) {
        throw new AssertionError("would suspend");
      }
      sum += (Integer) state;
    }
    return sum;
  }
}
