package dev.fermata.benchmarks.chain;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** The limit: frames that are linked by plain stores, of which only the innermost is published. */
public class HandWritten extends NanosecondBenchmark {
  private int first = FIRST_VALUE;
  private final Machine machine = new Machine();

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public int once() {
    Machine.Cell cell = new Machine.Cell();
    Machine.Root root = start(cell);
    cell.complete(machine, first);
    return root.result;
  }

  private Machine.Root start(Machine.Cell cell) {
    Machine.Root root = new Machine.Root();
    int result = once(Levels.DEPTH, first, cell);
    if (machine.suspended()) {
      machine.publish(root);
    } else {
      root.result = result;
    }
    return root;
  }

  private int once(int depth, int x, Machine.Cell cell) {
    if (depth == 1) {
      Object state = cell.state();
      if (state instanceof Integer value) {
        return value + x;
      }
      machine.awaited = cell;
    } else {
      int result = once(depth - 1, x + 1, cell);
      if (!machine.suspended()) {
        return result + x;
      }
    }
    machine.suspend(new AddFrame(x));
    return 0;
  }

  @Benchmark
  @OperationsPerInvocation(Levels.DEPTH)
  public @Nullable Throwable failed() {
    Machine.Cell cell = new Machine.Cell();
    Machine.Root root = start(cell);
    cell.fail(machine, Levels.FAILURE);
    return root.failure;
  }

  /** Adds what it held when it suspended to what it awaited. */
  private static final class AddFrame extends Machine.Frame {
    private final int x;

    AddFrame(int x) {
      this.x = x;
    }

    @Override
    void step(Machine machine) {
      machine.result += x;
    }
  }

  @Benchmark
  @OperationsPerInvocation(Levels.RESUMES)
  public int kept() {
    Machine.Root root = new Machine.Root();
    kept(Levels.DEPTH, first);
    machine.publish(root);
    machine.run();
    return root.result;
  }

  private void kept(int depth, int x) {
    if (depth == 1) {
      machine.yield();
      machine.suspend(new LoopFrame(x));
    } else {
      kept(depth - 1, x + 1);
      machine.suspend(new AddFrame(x));
    }
  }

  /** {@code for (int i = 0; i < RESUMES; i++) { sum += x; yield; }}. */
  private static final class LoopFrame extends Machine.Frame {
    private final int x;
    private int i;
    private int sum;

    LoopFrame(int x) {
      this.x = x;
      sum = x;
    }

    @Override
    void step(Machine machine) {
      if (++i < Levels.RESUMES) {
        sum += x;
        machine.yield();
        machine.suspend(this);
      } else {
        machine.result = sum;
      }
    }
  }
}
