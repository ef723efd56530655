package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Yields the items of an async iterable that is no generator. */
final class FromAsyncIterable<T extends @Nullable Object> extends ClosingGenerator<T> {
  private static final int ASKED = FIRST_WAIT;

  private final AsyncIterable<? extends T> items;
  private @Nullable AsyncIterator<? extends T> iterator;
  private boolean ended;

  FromAsyncIterable(AsyncIterable<? extends T> items) {
    this.items = items;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) {
    if (iterator == null) {
      iterator = items.asyncIterator();
    }
    try {
      Object item = place == ASKED ? driver.takeObject() : driver.pollCall(iterator.next());
      return item == Driver.SUSPENDED ? waitAt(ASKED, driver) : item;
    } catch (NoSuchElementException e) {
      ended = true;
      return Reaction.ENDED;
    }
  }

  @Override
  List<ClosingSequence.Closer> closers() {
    return !ended && iterator instanceof AsyncCloseable closeable
        ? List.of(driver -> driver.pollCall(closeable.closeAsync()))
        : List.of();
  }

  @Override
  boolean isGuarded() {
    return iterator instanceof AsyncCloseable;
  }
}
