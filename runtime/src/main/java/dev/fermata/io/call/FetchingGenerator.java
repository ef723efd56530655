package dev.fermata.io.call;

import dev.fermata.AsyncGenerator;
import dev.fermata.GeneratorExit;
import dev.fermata.Task;
import dev.fermata.abi.Abi;
import dev.fermata.abi.Driver;
import dev.fermata.abi.YieldingFrame;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * An async generator that waits for many items at a time and hands them over one by one, so that an
 * item costs little more than a method call; and that has something to close in the end.
 *
 * @param <T> the type of the items
 * @param <F> the type of what is waited for, which has items in it
 */
public abstract class FetchingGenerator<T, F> extends AsyncGenerator<T> {
  private static final int AT_YIELD = 2;
  private static final int FETCHING = 3;
  private static final int CLOSING = 4;

  private final Queue<T> items = new ArrayDeque<>();
  private boolean atEnd;
  private @Nullable Throwable failure;

  protected FetchingGenerator() {
    super(Abi.VERSION);
    beginAt(AT_YIELD);
  }

  /** Begins to fetch more. */
  protected abstract Task<F> fetch();

  /** Takes what was fetched apart, by {@link #add} and {@link #addNoMore}. */
  protected abstract void fetched(F result);

  /** Begins to close; null if there is nothing to close. */
  protected abstract @Nullable Task<?> closing();

  protected final void add(T item) {
    items.add(item);
  }

  /** Says that there is nothing more to fetch. */
  protected final void addNoMore() {
    atEnd = true;
  }

  /** Has it closed by the end of the loop, though nobody has asked for an item yet. */
  public final void guardNow() {
    YieldingFrame.suspendGuarded(this, AT_YIELD);
  }

  @Override
  protected final int resume(Driver driver) throws Throwable {
    int place = YieldingFrame.enter(this);
    if (place == CLOSING) {
      return closed(driver);
    }
    T item;
    try {
      if (place == FETCHING) {
        takeFetched(driver.takeObject());
      } else {
        YieldingFrame.resumed(this);
      }
      item = items.poll();
      while (item == null && !atEnd) {
        Object result = driver.pollCall(fetch());
        if (result == Driver.SUSPENDED) {
          driver.suspend(this, FETCHING);
          return WAITING;
        }
        takeFetched(result);
        item = items.poll();
      }
    } catch (Throwable t) {
      return close(t, driver);
    }
    if (item == null) {
      return close(null, driver);
    }
    guardNow();
    YieldingFrame.hand(item, this);
    return YIELDED;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // what fetch() ends with
  private void takeFetched(@Nullable Object result) {
    fetched((F) result);
  }

  private int close(@Nullable Throwable cause, Driver driver) throws Throwable {
    failure = cause;
    try {
      Task<?> closing = closing();
      if (closing != null && driver.pollCall(closing) == Driver.SUSPENDED) {
        driver.suspend(this, CLOSING);
        return WAITING;
      }
    } catch (Throwable t) {
      addFailure(t);
    }
    return endWith(failure);
  }

  private int closed(Driver driver) throws Throwable {
    try {
      driver.takeObject();
    } catch (Throwable t) {
      addFailure(t);
    }
    return endWith(failure);
  }

  private void addFailure(Throwable later) {
    Throwable first = failure;
    if (first == null || first instanceof GeneratorExit) {
      failure = later;
    } else if (first != later) {
      first.addSuppressed(later);
    }
  }

  private static int endWith(@Nullable Throwable failure) throws Throwable {
    if (failure != null) {
      throw failure;
    }
    return ENDED;
  }

  @Override
  protected void release() {
    items.clear();
  }
}
