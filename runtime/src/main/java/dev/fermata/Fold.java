package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks an async generator for all its items, and makes one value of them. Closes the generator if
 * that fails or is cancelled.
 */
final class Fold<A extends @Nullable Object, T extends @Nullable Object, R extends @Nullable Object>
    extends HotCall<R> {
  private static final int ASKED = 1;
  private static final int COMBINED = 2;
  private static final int CLOSING = 3;

  private static final Object NOT_YET = new Object();

  /** What to do; null when it is done, so that the task keeps its value only. */
  private @Nullable Plan<A, T, R> plan;

  private @Nullable Object folded;
  private @Nullable ClosingSequence closing;

  /** Adds an item to what those before it have become. */
  @FunctionalInterface
  interface Combiner<A extends @Nullable Object, T extends @Nullable Object> {
    /** Returns what it has become then; {@link Driver#SUSPENDED} if that has to be waited for. */
    @Nullable Object combine(Driver driver, A folded, T item) throws Throwable;
  }

  private record Plan<
      A extends @Nullable Object, T extends @Nullable Object, R extends @Nullable Object>(
      AsyncGenerator<T> source,
      List<ClosingSequence.Closer> closers,
      Combiner<A, T> combiner,
      Function<? super A, ? extends R> finisher) {}

  private Fold(Plan<A, T, R> plan, @Nullable A initial) {
    this.plan = plan;
    this.folded = initial;
  }

  /**
   * Begins.
   *
   * @param finisher makes the value of the task
   */
  static <A extends @Nullable Object, T extends @Nullable Object, R extends @Nullable Object>
      Task<R> of(
          AsyncGenerator<T> source,
          @Nullable A initial,
          Combiner<A, T> combiner,
          Function<? super A, ? extends R> finisher) {
    List<ClosingSequence.Closer> closers = List.of(source::close);
    return new Fold<A, T, R>(new Plan<>(source, closers, combiner, finisher), initial).begin();
  }

  /** Begins to call {@code action} with all items, and leaves it to others to close the source. */
  static <T extends @Nullable Object> Task<?> pump(
      AsyncGenerator<T> source, Function<? super T, ? extends CompletionStage<?>> action) {
    Plan<@Nullable Object, T, @Nullable Object> plan =
        new Plan<>(
            source,
            List.of(),
            (driver, none, item) -> driver.poll(action.apply(item)),
            none -> null);
    return new Fold<@Nullable Object, T, @Nullable Object>(plan, null).begin();
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    if (closing != null) {
      return waitUntilClosed(closing.goOn(driver), driver);
    }
    Plan<A, T, R> plan = Objects.requireNonNull(this.plan);
    try {
      Object outcome =
          switch (place) {
            case ASKED -> arrived(plan.source().asked(driver), plan, driver);
            case COMBINED -> combined(driver.takeObject());
            default -> NOT_YET;
          };
      while (outcome == NOT_YET) {
        outcome = ask(plan, driver);
      }
      return outcome;
    } catch (Throwable t) {
      closing = new ClosingSequence(t, plan.closers());
      return waitUntilClosed(closing.proceed(driver), driver);
    }
  }

  private @Nullable Object ask(Plan<A, T, R> plan, Driver driver) throws Throwable {
    Object item = plan.source().ask(driver);
    return item == Driver.SUSPENDED ? waitAt(ASKED, driver) : arrived(item, plan, driver);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // a type variable may stand for a nullable type
  private @Nullable Object arrived(@Nullable Object item, Plan<A, T, R> plan, Driver driver)
      throws Throwable {
    if (item == Reaction.ENDED) {
      return plan.finisher().apply((A) folded);
    }
    Object next = plan.combiner().combine(driver, (A) folded, (T) item);
    return next == Driver.SUSPENDED ? waitAt(COMBINED, driver) : combined(next);
  }

  private Object combined(@Nullable Object next) {
    folded = next;
    return NOT_YET;
  }

  private @Nullable Object waitUntilClosed(@Nullable Object outcome, Driver driver) {
    return outcome == Driver.SUSPENDED ? waitAt(CLOSING, driver) : outcome;
  }

  @Override
  protected void release() {
    plan = null;
    folded = null;
    closing = null;
  }
}
