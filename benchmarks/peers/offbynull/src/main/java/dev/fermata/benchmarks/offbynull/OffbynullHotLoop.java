package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Continuation;
import com.offbynull.coroutines.user.Coroutine;
import com.offbynull.coroutines.user.CoroutineRunner;
import java.util.Arrays;
import java.util.function.Supplier;

/** A hot loop with an await that rarely suspends. */
public final class OffbynullHotLoop {
  private static final int MULTIPLIER = 1_664_525;

  private final int[] data;
  private final Integer[] values;
  private final Cell[] cells;
  private int taken;
  private Cell pending;

  public OffbynullHotLoop(int[] data, Integer[] values) {
    this.data = data;
    this.values = values;
    cells = Arrays.stream(values).map(Cell::new).toArray(Cell[]::new);
  }

  public int ready(int seed) {
    AllAwaited loop = new AllAwaited(data, cells, seed);
    new CoroutineRunner(loop).execute();
    return loop.result;
  }

  private static final class AllAwaited implements Coroutine {
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
    public void run(Continuation continuation) {
      int x = seed;
      for (int i = 0; i < data.length; i++) {
        x = x * MULTIPLIER + cells[i & (cells.length - 1)].await(continuation);
      }
      result = x;
    }
  }

  public int rare(int seed) {
    taken = 0;
    MissingAwaited loop = new MissingAwaited(data, this::nextReady, seed);
    new CoroutineRunner(loop).execute();
    return loop.result;
  }

  private Cell nextReady() {
    return cells[taken++ & (cells.length - 1)];
  }

  public int suspending(int seed) {
    taken = 0;
    MissingAwaited loop = new MissingAwaited(data, this::nextPending, seed);
    CoroutineRunner runner = new CoroutineRunner(loop);
    while (runner.execute()) {
      pending.value = values[taken++ & (values.length - 1)];
    }
    return loop.result;
  }

  private Cell nextPending() {
    pending = new Cell(null);
    return pending;
  }

  private static final class MissingAwaited implements Coroutine {
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
    public void run(Continuation continuation) {
      int x = seed;
      for (int i = 0; i < data.length; i++) {
        int value = data[i];
        if (value == 0) {
          value = source.get().await(continuation);
        }
        x = x * MULTIPLIER + value;
      }
      result = x;
    }
  }
}
