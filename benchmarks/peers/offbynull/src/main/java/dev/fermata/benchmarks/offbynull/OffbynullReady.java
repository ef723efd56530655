package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Continuation;
import com.offbynull.coroutines.user.Coroutine;
import com.offbynull.coroutines.user.CoroutineRunner;
import java.util.Arrays;

/** Awaits what is ready. */
public final class OffbynullReady {
  private final Cell[] cells;

  public OffbynullReady(Integer[] values) {
    cells = Arrays.stream(values).map(Cell::new).toArray(Cell[]::new);
  }

  public int sum(int count) {
    Sum sum = new Sum(cells, count);
    new CoroutineRunner(sum).execute();
    return sum.result;
  }

  private static final class Sum implements Coroutine {
    private final Cell[] cells;
    private final int count;
    int result;

    Sum(Cell[] cells, int count) {
      this.cells = cells;
      this.count = count;
    }

    @Override
    public void run(Continuation continuation) {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += cells[i & (cells.length - 1)].await(continuation);
      }
      result = sum;
    }
  }
}
