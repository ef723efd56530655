package dev.fermata.benchmarks.generator;

import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The limit: a state machine; and what one would write who knows that it is only a range. */
public class HandWritten extends NanosecondBenchmark {
  private int first = FIRST_VALUE;

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int items() {
    return Iterate.sum(new StateMachine(first, first + Items.COUNT));
  }

  @Benchmark
  @OperationsPerInvocation(Items.COUNT)
  public int itemsPlainIterator() {
    return Iterate.sum(new Range(first, first + Items.COUNT));
  }

  /** {@code for (int i = from; i < to; i++) { yield i; }}. */
  private static final class StateMachine implements Iterator<Integer> {
    private final int from;
    private final int to;
    private int state;
    private int i;
    private boolean ready;

    StateMachine(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean hasNext() {
      if (!ready) {
        ready = advance();
      }
      return ready;
    }

    private boolean advance() {
      switch (state) {
        case 0 -> i = from;
        case 1 -> i++;
        default -> {
          return false;
        }
      }
      if (i < to) {
        state = 1;
        return true;
      }
      state = 2;
      return false;
    }

    @Override
    public Integer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return i;
    }
  }

  private static final class Range implements Iterator<Integer> {
    private int next;
    private final int to;

    Range(int from, int to) {
      next = from;
      this.to = to;
    }

    @Override
    public boolean hasNext() {
      return next < to;
    }

    @Override
    public Integer next() {
      if (next >= to) {
        throw new NoSuchElementException();
      }
      return next++;
    }
  }
}
