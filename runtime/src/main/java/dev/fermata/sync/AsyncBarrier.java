package dev.fermata.sync;

import dev.fermata.Task;
import dev.fermata.abi.Driver;
import java.util.concurrent.BrokenBarrierException;
import org.jspecify.annotations.Nullable;

/**
 * Lets tasks wait until a given number of them have come: asyncio's {@code Barrier}. When the last
 * has come, all go on, and the barrier can be used again; who comes before all have gone on waits
 * until they have.
 *
 * <p>It belongs to one event loop, see {@link dev.fermata.sync}.
 */
public final class AsyncBarrier extends LoopBound {
  private enum State {
    FILLING,
    DRAINING,
    RESETTING,
    BROKEN
  }

  /** Those who have come and wait for the others. */
  private final WaitQueue arrived = new WaitQueue();

  /** Those who wait until the barrier is empty. */
  private final WaitQueue early = new WaitQueue();

  private final int parties;
  private State state = State.FILLING;
  private int count;

  /**
   * Creates a barrier.
   *
   * @param parties how many tasks have to come
   * @throws IllegalArgumentException if {@code parties} is less than 1
   */
  public AsyncBarrier(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException(
          "An AsyncBarrier cannot be for " + parties + " parties; 1 is the least");
    }
    this.parties = parties;
  }

  /**
   * Waits until as many have come as there are parties. Who is cancelled meanwhile has not come.
   *
   * @return how many had come before, from 0 to {@code parties - 1}; different for each. Fails with
   *     {@link BrokenBarrierException} if the barrier is broken, or if it is {@linkplain #abort
   *     broken} or {@linkplain #reset reset} meanwhile
   */
  public Task<Integer> await() {
    return new Await(this).begin();
  }

  /** Makes the barrier as new; those who have come fail with {@link BrokenBarrierException}. */
  public void reset() {
    state = count > 0 ? State.RESETTING : State.FILLING;
    wakeAll();
  }

  /** Breaks the barrier until it is reset: all waits for it fail. */
  public void abort() {
    state = State.BROKEN;
    wakeAll();
  }

  /** How many have to come. */
  public int parties() {
    return parties;
  }

  /** How many have come and wait for the others. */
  public int waiting() {
    return state == State.FILLING ? count : 0;
  }

  /** Whether the barrier is broken. */
  public boolean isBroken() {
    return state == State.BROKEN;
  }

  private void wakeAll() {
    arrived.dismissAll();
    early.dismissAll();
  }

  private boolean isEmptying() {
    return state == State.DRAINING || state == State.RESETTING;
  }

  private void leave() {
    count--;
    if (count == 0) {
      if (isEmptying()) {
        state = State.FILLING;
      }
      early.dismissAll();
    }
  }

  private static final class Await extends WaitingCall<Integer> {
    private final AsyncBarrier barrier;
    private int index = -1;

    Await(AsyncBarrier barrier) {
      this.barrier = barrier;
    }

    @Override
    Object attempt(Driver driver, @Nullable Waiting ended) throws BrokenBarrierException {
      return index < 0 ? come(driver) : goOn();
    }

    private Object come(Driver driver) throws BrokenBarrierException {
      if (barrier.isEmptying()) {
        barrier.bind(driver);
        return waitIn(barrier.early, barrier, driver);
      }
      if (barrier.state == State.BROKEN) {
        throw new BrokenBarrierException("The AsyncBarrier was aborted, and not reset since");
      }
      if (barrier.count + 1 < barrier.parties) {
        barrier.bind(driver);
        index = barrier.count++;
        return waitIn(barrier.arrived, barrier, driver);
      }
      index = barrier.count++;
      barrier.state = State.DRAINING;
      barrier.arrived.dismissAll();
      barrier.leave();
      return index;
    }

    private Object goOn() throws BrokenBarrierException {
      State state = barrier.state;
      barrier.leave();
      if (state != State.DRAINING) {
        throw new BrokenBarrierException(
            state == State.BROKEN
                ? "The AsyncBarrier was aborted by another task"
                : "The AsyncBarrier was reset by another task");
      }
      return index;
    }

    @Override
    void cancelled(Waiting ended) {
      if (index >= 0) {
        barrier.leave();
      }
    }
  }
}
