package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Yields what a {@link Reaction} makes of the items of another async generator. It asks for one
 * item at a time, when it is asked itself, and closes its source in the end.
 *
 * @param <T> the type of the source's items
 * @param <X> the type of what the function returns for an item
 * @param <R> the type of the items
 */
class AsyncOperator<
        T extends @Nullable Object, X extends @Nullable Object, R extends @Nullable Object>
    extends ClosingGenerator<R> {
  private static final int ASKED = FIRST_WAIT;
  private static final int CALLED = FIRST_WAIT + 1;

  private final AsyncGenerator<T> source;
  private final AsyncCall<T> function;
  private final Reaction<T, X> reaction;
  private final List<ClosingSequence.Closer> closers = new ArrayList<>();

  /** The item while its function is waited for. */
  private @Nullable Object item;

  AsyncOperator(AsyncGenerator<T> source, AsyncCall<T> function, Reaction<T, X> reaction) {
    this.source = source;
    this.function = function;
    this.reaction = reaction;
    closers.add(source::close);
  }

  /** One that yields pairs of items, and closes both sources. */
  static <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
      AsyncOperator<T, ?, R> zip(
          AsyncGenerator<T> source,
          AsyncGenerator<U> other,
          Reaction<T, @Nullable Object> reaction) {
    AsyncOperator<T, @Nullable Object, R> zip =
        new AsyncOperator<>(source, new Asking<T, U>(other), reaction);
    zip.closers.add(other::close);
    return zip;
  }

  /** Asks another generator for the item that goes with one. */
  private record Asking<T extends @Nullable Object, U extends @Nullable Object>(
      AsyncGenerator<U> other) implements AsyncCall<T> {
    @Override
    public @Nullable Object apply(Driver driver, T item) {
      return other.ask(driver);
    }

    @Override
    public @Nullable Object result(Driver driver) {
      return other.asked(driver);
    }
  }

  /** Does what is to be done with an item; see {@link Reaction#to}. */
  @Nullable Object react(T item, X result) {
    return reaction.to(item, result);
  }

  @Override
  final List<ClosingSequence.Closer> closers() {
    return closers;
  }

  @Override
  final @Nullable Object proceed(Driver driver, int place) throws Throwable {
    Object outcome =
        switch (place) {
          case ASKED -> arrived(source.asked(driver), driver);
          case CALLED -> returned(function.result(driver));
          default -> Reaction.NOTHING;
        };
    while (outcome == Reaction.NOTHING) {
      outcome = askSource(driver);
    }
    return outcome;
  }

  private @Nullable Object askSource(Driver driver) throws Throwable {
    if (reaction.isSatisfied()) {
      return Reaction.ENDED;
    }
    Object next = source.ask(driver);
    return next == Driver.SUSPENDED ? waitAt(ASKED, driver) : arrived(next, driver);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the source's items are a T
  private @Nullable Object arrived(@Nullable Object next, Driver driver) throws Throwable {
    if (next == Reaction.ENDED) {
      return reaction.atEnd();
    }
    item = next;
    Object result = function.apply(driver, (T) next);
    return result == Driver.SUSPENDED ? waitAt(CALLED, driver) : returned(result);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the function's results are an X
  private @Nullable Object returned(@Nullable Object result) {
    T current = (T) item;
    item = null;
    return react(current, (X) result);
  }
}
