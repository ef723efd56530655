package dev.fermata.benchmarks.javaflow;

import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** A hot loop with an await that rarely suspends. */
public final class JavaflowHotLoop {
  private static final int MULTIPLIER = 1_664_525;

  private final int[] data;
  private final Integer[] values;
  private final Cell[] cells;
  private int taken;
  private Cell pending;

  public JavaflowHotLoop(int[] data, Integer[] values) {
    this.data = data;
    this.values = values;
    cells = Arrays.stream(values).map(Cell::new).toArray(Cell[]::new);
  }

  public int ready(int initial) {
    AllAwaited loop = new AllAwaited(data, cells, initial);
    Continuation.startWith(loop, true);
    return loop.result;
  }

  private static final class AllAwaited implements Runnable {
    private final int[] data;
    private final Cell[] cells;
    private final int initial;
    int result;

    AllAwaited(int[] data, Cell[] cells, int initial) {
      this.data = data;
      this.cells = cells;
      this.initial = initial;
    }

    @Override
    @continuable
    public void run() {
      int hash = initial;
      for (int i = 0; i < data.length; i++) {
        hash = hash * MULTIPLIER + cells[i & (cells.length - 1)].await();
      }
      result = hash;
    }
  }

  public int rare(int initial) {
    taken = 0;
    MissingAwaited loop = new MissingAwaited(data, this::nextReady, initial);
    Continuation.startWith(loop, true);
    return loop.result;
  }

  private Cell nextReady() {
    return cells[taken++ & (cells.length - 1)];
  }

  public int suspending(int initial) {
    taken = 0;
    MissingAwaited loop = new MissingAwaited(data, this::nextPending, initial);
    Continuation continuation = Continuation.startWith(loop, true);
    while (continuation != null) {
      pending.value = values[taken++ & (values.length - 1)];
      continuation = continuation.resume();
    }
    return loop.result;
  }

  private Cell nextPending() {
    pending = new Cell(null);
    return pending;
  }

  private static final class MissingAwaited implements Runnable {
    private final int[] data;
    private final Supplier<Cell> source;
    private final int initial;
    int result;

    MissingAwaited(int[] data, Supplier<Cell> source, int initial) {
      this.data = data;
      this.source = source;
      this.initial = initial;
    }

    @Override
    @continuable
    public void run() {
      int sum = initial;
      for (int i = 0; i < data.length; i++) {
        int value = data[i];
        if (value == 0) {
          value = source.get().await();
        }
        sum += value * MULTIPLIER;
      }
      result = sum;
    }
  }
}
