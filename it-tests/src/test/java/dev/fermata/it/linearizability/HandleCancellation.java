package dev.fermata.it.linearizability;

import dev.fermata.EventLoop;
import dev.fermata.Handle;
import org.jetbrains.lincheck.datastructures.Operation;

/**
 * What has been cancelled is not called, and all else is called once. There is only one handle: a
 * turn that calls two is not one moment for those who cancel them.
 */
public abstract class HandleCancellation {
  /** A timer is handed over in one turn, added to the others, and called in the next. */
  private static final int TURNS = 2;

  private final EventLoop loop = new StoppedClock();
  private final Handle handle = add(loop, this::count);
  private int calls;

  abstract Handle add(EventLoop loop, Runnable callback);

  private void count() {
    calls++;
  }

  @Operation
  public void cancel() {
    handle.cancel();
  }

  @Operation
  public boolean cancelled() {
    return handle.cancelled();
  }

  /** How often it was called; a loop has one thread at a time. */
  @Operation(nonParallelGroup = "loop")
  public int run() {
    calls = 0;
    for (int i = 0; i < TURNS; i++) {
      loop.stop();
      loop.runForever();
    }
    return calls;
  }

  /** A callback that waits for its turn. */
  public static class OfCallback extends HandleCancellation {
    @Override
    Handle add(EventLoop loop, Runnable callback) {
      return loop.callSoonThreadsafe(callback);
    }
  }

  /** A timer that is due from the beginning. */
  public static class OfTimer extends HandleCancellation {
    @Override
    Handle add(EventLoop loop, Runnable callback) {
      return loop.callAt(loop.time(), callback);
    }
  }

  /** Model checking has a clock of its own, but not yet while the handle is made. */
  private static final class StoppedClock extends EventLoop {
    @Override
    public long time() {
      return 0;
    }
  }

  /** The same for one thread. */
  public static class Sequential {
    private boolean cancelled;
    private boolean called;

    public void cancel() {
      cancelled = true;
    }

    public boolean cancelled() {
      return cancelled;
    }

    public int run() {
      if (cancelled || called) {
        return 0;
      }
      called = true;
      return 1;
    }
  }
}
