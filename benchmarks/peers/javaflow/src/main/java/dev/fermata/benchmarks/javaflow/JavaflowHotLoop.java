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

  public int ready(int seed) {
    AllAwaited loop = new AllAwaited(data, cells, seed);
    Continuation.startWith(loop, true);
    return loop.result;
  }

  private static final class AllAwaited implements Runnable {
    private final int[] data;
    private final Cell[] cells;
    private final int seed;
    int result;

    AllAwaited(int[] data, Cell[] cells, int seed) {
      this.data = data;
      this.cells = cells;
      this.seed = seed;
    }

    @Override
    @continuable
    public void run() {
      int x = seed;
      for (int i = 0; i < data.length; i++) {
        x = x * MULTIPLIER + cells[i & (cells.length - 1)].await();
      }
      result = x;
    }
  }

  public int rare(int seed) {
    taken = 0;
    MissingAwaited loop = new MissingAwaited(data, this::nextReady, seed);
    Continuation.startWith(loop, true);
    return loop.result;
  }

  private Cell nextReady() {
    return cells[taken++ & (cells.length - 1)];
  }

  public int suspending(int seed) {
    taken = 0;
    MissingAwaited loop = new MissingAwaited(data, this::nextPending, seed);
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
    private final int seed;
    int result;

    MissingAwaited(int[] data, Supplier<Cell> source, int seed) {
      this.data = data;
      this.source = source;
      this.seed = seed;
    }

    @Override
    @continuable
    public void run() {
      int x = seed;
      for (int i = 0; i < data.length; i++) {
        int value = data[i];
        if (value == 0) {
          value = source.get().await();
        }
        x = x * MULTIPLIER + value;
      }
      result = x;
    }
  }
}
