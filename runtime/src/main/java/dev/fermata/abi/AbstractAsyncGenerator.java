package dev.fermata.abi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a call whose body yields and awaits (PEP 525). To ask for an item calls the body as
 * an {@code @Async} method calls another that it awaits directly: if the body has to wait, its
 * frame is linked to that of whoever asked, and when it yields, that one goes on.
 *
 * <p>Of generators that delegate to each other the outermost knows the innermost, so that an item
 * costs the same at any depth; see {@link AsyncChain}.
 */
public abstract non-sealed class AbstractAsyncGenerator extends YieldingFrame {
  /** The innermost of those that this one delegates to; null if it does not delegate. */
  @Nullable AbstractAsyncGenerator leaf;

  /** The one that delegates to this one. */
  @Nullable AbstractAsyncGenerator delegator;

  /** The outermost of the delegators; this one itself if there is none. */
  AbstractAsyncGenerator root = this;

  /** What is being done with the chain of which this is the outermost. */
  AsyncChain.@Nullable Closing closing;

  private OpenGenerators.@Nullable Entry open;

  /**
   * Creates a generator whose body has not begun.
   *
   * @param version the version of the runtime's interface that the body was rewritten for
   * @throws IllegalStateException if this runtime has another version
   */
  protected AbstractAsyncGenerator(int version) {
    super(version);
  }

  /** Creates one that has ended. */
  protected AbstractAsyncGenerator() {
    super(null);
  }

  /**
   * Runs the body up to its next yield or await.
   *
   * @return {@link #YIELDED}, {@link #DELEGATED}, {@link #ENDED}, or {@link #WAITING}
   * @throws Throwable what the body throws
   */
  protected abstract int resume(Driver driver) throws Throwable;

  // For the consumer.

  /**
   * Goes on behind the yield, which returns {@code sent}.
   *
   * @return {@link #YIELDED} if there is an {@link #nextItem}, {@link #ENDED} if there is none,
   *     {@link #WAITING} if the caller has to wait
   * @throws IllegalStateException if somebody waits for an item already
   */
  protected final int advance(Driver driver, @Nullable Object sent) {
    if (isClosed()) {
      return ENDED;
    }
    if (sent != null && isCreated()) {
      throw new IllegalStateException(
          "An async generator that has not started has no yield to return what is sent to it. Call"
              + " next() or send(null) first");
    }
    return AsyncChain.resume(this, driver, sent);
  }

  /**
   * Throws {@code failure} at the yield.
   *
   * @return as {@link #advance}
   */
  protected final int throwAtYield(Driver driver, Throwable failure) {
    if (isClosed()) {
      throw Throwing.asUnchecked(failure);
    }
    return AsyncChain.throwIn(this, driver, failure);
  }

  /**
   * Ends the body.
   *
   * @return {@link #ENDED}, or {@link #WAITING}
   */
  protected final int exit(Driver driver, Exit exit) {
    return isClosed() ? ENDED : AsyncChain.close(this, driver, exit);
  }

  @Override
  protected final void step(Driver driver) {
    driver.returnInt(AsyncChain.goOn(this, driver));
  }

  /** Takes the item that was yielded. */
  protected final @Nullable Object nextItem() {
    return (leaf == null ? this : leaf).item();
  }

  // Being left open.

  @Override
  void guard() {
    super.guard();
    Scheduler loop = Driver.current().scheduler();
    if (open == null && loop != null) {
      open = loop.generators.add(this);
    }
  }

  @Override
  void finish() {
    super.finish();
    removeFromOpen();
  }

  @Override
  void finishReturned() {
    super.finishReturned();
    removeFromOpen();
  }

  private void removeFromOpen() {
    if (open != null) {
      open.remove();
      open = null;
    }
  }

  // For the body.

  /**
   * Hands over to {@code inner} until it ends.
   *
   * @return {@link #DELEGATED}
   */
  public static int delegate(AbstractAsyncGenerator inner, Frame frame) {
    ((AbstractAsyncGenerator) frame).passed = Objects.requireNonNull(inner, "yieldFrom of null");
    return DELEGATED;
  }

  /**
   * Ends the body with what it returns, which is the mark of an end or a generator that has the
   * remaining items.
   *
   * @return {@link #ENDED} or {@link #DELEGATED}
   */
  public static int returned(@Nullable AbstractAsyncGenerator value, Frame frame) {
    if (value == null) {
      throw new NullPointerException(
          "The body of an async generator returned null. End it by return AsyncGenerator.end()");
    }
    if (value.isClosed()) {
      return ENDED;
    }
    endWithDelegate(frame);
    return delegate(value, frame);
  }
}
