package dev.fermata;

import dev.fermata.abi.Abi;
import dev.fermata.abi.YieldingFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Yields what a {@link Reaction} makes of the items of another generator. It asks for one item at a
 * time, when it is asked itself, and closes its source in the end: when its items are at an end,
 * when it fails, and when it is closed, also before it has begun.
 *
 * @param <T> the type of the source's items
 * @param <X> the type of what the function returns for an item
 * @param <R> the type of the items
 */
class GeneratorOperator<
        T extends @Nullable Object, X extends @Nullable Object, R extends @Nullable Object>
    extends Generator<R> {
  private static final int AT_YIELD = 2;

  private final Generator<T> source;
  private final Function<? super T, ? extends @Nullable Object> function;
  private final Reaction<T, X> reaction;
  private final List<Runnable> closers = new ArrayList<>();

  GeneratorOperator(
      Generator<T> source,
      Function<? super T, ? extends @Nullable Object> function,
      Reaction<T, X> reaction) {
    super(Abi.VERSION);
    this.source = source;
    this.function = function;
    this.reaction = reaction;
    closers.add(source::close);
    beginAt(AT_YIELD);
  }

  /** One that yields pairs of items, and closes both sources. */
  static <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
      GeneratorOperator<T, ?, R> zip(
          Generator<T> source,
          Iterable<? extends U> others,
          Reaction<T, @Nullable Object> reaction) {
    LazyIterator<U> other = new LazyIterator<>(others);
    GeneratorOperator<T, @Nullable Object, R> zip =
        new GeneratorOperator<>(source, item -> other.next(), reaction);
    zip.closers.add(other::close);
    return zip;
  }

  /** Does what is to be done with an item; see {@link Reaction#to}. */
  @Nullable Object react(T item, X result) {
    return reaction.to(item, result);
  }

  @Override
  protected final int resume() throws Throwable {
    YieldingFrame.enter(this);
    Object outcome;
    try {
      YieldingFrame.resumed(this);
      do {
        outcome = reaction.isSatisfied() ? Reaction.ENDED : askSource();
      } while (outcome == Reaction.NOTHING);
    } catch (Throwable t) {
      throw close(t);
    }
    if (outcome != Reaction.ENDED) {
      YieldingFrame.suspend(this, AT_YIELD);
      if (outcome == Reaction.DELEGATED) {
        return DELEGATED;
      }
      YieldingFrame.hand(outcome, this);
      return YIELDED;
    }
    Throwable failure = close(null);
    if (failure != null) {
      throw failure;
    }
    return ENDED;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the source's items are a T, the results an X
  private @Nullable Object askSource() {
    Object item = source.ask();
    return item == Reaction.ENDED
        ? reaction.atEnd()
        : react((T) item, (X) function.apply((T) item));
  }

  /** Closes the sources; returns what to throw then. */
  private @Nullable Throwable close(@Nullable Throwable cause) {
    Throwable failure = cause;
    for (Runnable closer : closers) {
      try {
        closer.run();
      } catch (Throwable t) {
        failure = ClosingSequence.combine(failure, t);
      }
    }
    return failure;
  }
}
