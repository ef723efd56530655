package dev.fermata.benchmarks.javaflow;

import java.util.Arrays;
import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** Awaits what is ready. */
public final class JavaflowReady {
  private final Cell[] cells;

  public JavaflowReady(Integer[] values) {
    cells = Arrays.stream(values).map(Cell::new).toArray(Cell[]::new);
  }

  public int sum(int count) {
    Sum sum = new Sum(cells, count);
    Continuation.startWith(sum, true);
    return sum.result;
  }

  private static final class Sum implements Runnable {
    private final Cell[] cells;
    private final int count;
    int result;

    Sum(Cell[] cells, int count) {
      this.cells = cells;
      this.count = count;
    }

    @Override
    @continuable
    public void run() {
      int sum = 0;
      for (int i = 0; i < count; i++) {
        sum += cells[i & (cells.length - 1)].await();
      }
      result = sum;
    }
  }
}
