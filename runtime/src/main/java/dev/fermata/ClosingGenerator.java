package dev.fermata;

import dev.fermata.abi.Abi;
import dev.fermata.abi.Driver;
import dev.fermata.abi.YieldingFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An async generator that is written as a state machine by hand, and that has something to close in
 * the end: when its items are at an end, when it fails or is cancelled, and when it is closed, also
 * before it has begun.
 */
abstract class ClosingGenerator<T extends @Nullable Object> extends AsyncGenerator<T> {
  private static final int AT_YIELD = 2;
  private static final int CLOSING = 3;

  /** The least of the places where a subclass waits. */
  static final int FIRST_WAIT = 4;

  private @Nullable ClosingSequence closing;

  ClosingGenerator() {
    super(Abi.VERSION);
    beginAt(AT_YIELD);
  }

  /**
   * Runs up to the next item or wait.
   *
   * @param place where it has {@linkplain #waitAt waited}; another one behind a yield and at first
   * @return the item; {@link Reaction#ENDED} if there is none, {@link Reaction#DELEGATED} if it has
   *     delegated, {@link Driver#SUSPENDED} to wait
   */
  abstract @Nullable Object proceed(Driver driver, int place) throws Throwable;

  /** What is to be closed; asked for once, when that is to be done. */
  abstract List<ClosingSequence.Closer> closers();

  /** Whether nobody else would find out that this one was left open. */
  boolean isGuarded() {
    return false;
  }

  final Object waitAt(int place, Driver driver) {
    driver.suspend(this, place);
    return Driver.SUSPENDED;
  }

  @Override
  protected final int resume(Driver driver) throws Throwable {
    int place = YieldingFrame.enter(this);
    if (closing != null) {
      return waitUntilClosed(closing.goOn(driver), driver);
    }
    Object item;
    try {
      if (place == AT_YIELD) {
        YieldingFrame.resumed(this);
      }
      item = proceed(driver, place);
    } catch (Throwable t) {
      return close(t, driver);
    }
    if (item == Reaction.ENDED) {
      return close(null, driver);
    }
    if (item == Driver.SUSPENDED) {
      return WAITING;
    }
    leaveAtYield();
    if (item == Reaction.DELEGATED) {
      return DELEGATED;
    }
    YieldingFrame.hand(item, this);
    return YIELDED;
  }

  private void leaveAtYield() {
    if (isGuarded()) {
      YieldingFrame.suspendGuarded(this, AT_YIELD);
    } else {
      YieldingFrame.suspend(this, AT_YIELD);
    }
  }

  private int close(@Nullable Throwable failure, Driver driver) throws Throwable {
    closing = new ClosingSequence(failure, closers());
    return waitUntilClosed(closing.proceed(driver), driver);
  }

  private int waitUntilClosed(@Nullable Object outcome, Driver driver) {
    if (outcome == Driver.SUSPENDED) {
      driver.suspend(this, CLOSING);
      return WAITING;
    }
    return ENDED;
  }
}
