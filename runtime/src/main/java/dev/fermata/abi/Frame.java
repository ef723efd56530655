package dev.fermata.abi;

/**
 * The state of one suspended call of an {@code @Async} method: where it goes on, and (in the fields
 * of the generated subclass) the locals that are live there. A frame is allocated at the first
 * await of a call that really suspends and used again at all later ones.
 *
 * <p>A call that is awaited directly has a bare frame, linked to its caller's. Any other call's
 * frame is at the same time its task, see {@link AbstractTask}.
 */
public abstract class Frame extends Awaitable {
  /** Passed for the frame of a call that starts and must become a task if it suspends. */
  public static final Frame ROOT = new RootMarker();

  /** The suspension point at which the call goes on, counted from 1; 0 before the first. */
  char label;

  /**
   * Flags of the task that a frame may be; here because they fit into its header without making it
   * larger.
   */
  byte flags;

  /** How many cancellation requests the task has had. */
  byte cancelRequests;

  /** Creates the frame of a call that suspends for the first time. */
  protected Frame() {}

  /**
   * Goes on from where this call was suspended, with what {@code driver} delivers, until the call
   * suspends again or ends. A result is left in {@code driver}.
   *
   * @param driver the driver of the current thread
   * @throws Throwable what the body throws
   */
  protected abstract void step(Driver driver) throws Throwable;

  /**
   * Whether anything in the call can catch what is thrown at the suspension point where it goes on.
   * If not, a failure of its callee passes it by, which costs less than to throw it there again.
   */
  protected boolean catches() {
    return true;
  }

  @Override
  boolean register(AbstractTask<?> waiter) {
    throw new AssertionError("a frame that is no task has no waiters");
  }

  @Override
  boolean cancelWait(Cancellation request) {
    throw new AssertionError("a frame that is no task is not cancelled by itself");
  }

  @Override
  Object outcome(AbstractTask<?> waiter) {
    throw new AssertionError("a frame that is no task has no outcome");
  }

  @Override
  protected void run(Driver driver) {
    throw new AssertionError("a frame that is no task is not scheduled by itself");
  }

  @Override
  protected void completed(AbstractTask<?> source) {
    throw new AssertionError("a frame that is no task does not wait by itself");
  }

  private static final class RootMarker extends Frame {
    @Override
    protected void step(Driver driver) {
      throw new AssertionError("the marker of a starting call holds no call");
    }
  }
}
