package dev.fermata;

import dev.fermata.abi.AbstractGenerator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The items that the body of a method yields, one after the other and only when asked for: Python's
 * generator (PEP 255).
 *
 * <pre>{@code
 * @Async Generator<Integer> upTo(int n) {
 *   for (int i = 0; i < n; i++) {
 *     Generator.yield(i);
 *   }
 *   return Generator.end();
 * }
 *
 * for (int i : upTo(3)) ...
 * }</pre>
 *
 * <p>To call the method does not run its body, which begins when the first item is asked for. It
 * runs in the thread of whoever asks, up to the next yield. What it throws reaches the one who
 * asked, as it is, and ends the generator. Only {@link NoSuchElementException} would look like the
 * end, and becomes an {@link IllegalStateException} (PEP 479).
 *
 * <p>A generator is an iterator, and iterable once: each {@link #iterator()} goes on where the one
 * before has stopped, as in Python. {@link #close()} runs the {@code finally} blocks of a body that
 * was not run to its end; Java does not do so by itself, and a generator that is forgotten inside a
 * {@code try} is reported.
 *
 * <p>Not thread-safe. Only generated code extends this class.
 *
 * @param <Y> the type of the items
 */
public abstract class Generator<Y extends @Nullable Object> extends AbstractGenerator
    implements Iterator<Y>, Iterable<Y>, AutoCloseable {

  private static final Generator<?> END = new EndOfGenerator();

  /**
   * For generated code.
   *
   * @param version the version of the runtime's interface that the body was rewritten for
   */
  protected Generator(int version) {
    super(version);
  }

  private Generator() {
    super(null);
  }

  // In the body.

  /**
   * Hands {@code item} to whoever asked for it, and goes on when the next is asked for: Python's
   * {@code yield} (PEP 255). The build checks that the item has the declared type, as far as it can
   * be seen.
   *
   * @param item the item
   * @throws GeneratorExit if the generator is closed meanwhile
   * @throws IllegalStateException if nothing has transformed the calling method
   */
  public static void yield(@Nullable Object item) {
    throw NotTransformed.call("yield");
  }

  /**
   * Yields all items of {@code items}: Python's {@code yield from} (PEP 380). An item costs the
   * same, however many generators delegate to each other.
   *
   * @param items a generator, which is closed if the delegating one is closed
   */
  public static void yieldFrom(Generator<?> items) {
    throw NotTransformed.call("yieldFrom");
  }

  /**
   * Yields all that {@code inner} yields. What is thrown in at the yield goes to {@code inner}.
   *
   * @return its result
   */
  public static <R extends @Nullable Object> R yieldFrom(Coroutine<?, ?, R> inner) {
    throw NotTransformed.call("yieldFrom");
  }

  /** Yields all items of {@code items}. */
  public static void yieldFrom(Iterable<?> items) {
    throw NotTransformed.call("yieldFrom");
  }

  /** Yields all items of {@code items}, and closes it. */
  public static void yieldFrom(Stream<?> items) {
    throw NotTransformed.call("yieldFrom");
  }

  /** Ends the body: {@code return Generator.end()}. */
  @SuppressWarnings("unchecked") // it has no items
  public static <Y extends @Nullable Object> Generator<Y> end() {
    return (Generator<Y>) END;
  }

  // For the consumer.

  /**
   * Whether there is another item. Runs the body up to its next yield, unless that was done
   * already.
   *
   * @throws IllegalStateException if the body itself asks, or threw {@link NoSuchElementException}
   */
  @Override
  public final boolean hasNext() {
    return fetch();
  }

  /**
   * The next item.
   *
   * @throws NoSuchElementException if the body has ended
   * @throws IllegalStateException if the body itself asks, or threw {@link NoSuchElementException}
   */
  @Override
  public final Y next() {
    if (!fetch()) {
      throw ended();
    }
    return item(takeItem());
  }

  /** This generator itself. */
  @Override
  public final Iterator<Y> iterator() {
    return this;
  }

  /**
   * Throws {@code failure} in at the yield where the body waits: Python's {@code throw} (PEP 342).
   * If the body has not begun, the generator ends with {@code failure}. An item that {@link
   * #hasNext} has fetched is lost.
   *
   * @return the item that the body yields next
   * @throws NoSuchElementException if the body ended without another item
   * @throws IllegalStateException if the body itself asks
   */
  public final Y throwIn(Throwable failure) {
    if (!throwAtYield(Objects.requireNonNull(failure, "failure"))) {
      throw ended();
    }
    return item(takeItem());
  }

  /**
   * Ends the generator: throws {@link GeneratorExit} in at the yield where the body waits, so that
   * its {@code finally} blocks run (PEP 342). A body that has not begun never does. Does nothing if
   * the body has ended.
   *
   * @throws IllegalStateException if the body yields again, or calls this itself
   */
  @Override
  public final void close() {
    exit(new GeneratorExit());
  }

  /** The remaining items, in order; to close the stream closes this generator. */
  public final Stream<Y> stream() {
    return StreamSupport.stream(spliterator(), false).onClose(this::close);
  }

  @Override
  public final Spliterator<Y> spliterator() {
    return Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED);
  }

  // Operators: the clauses of Python's generator expressions (PEP 289).

  /**
   * What {@code function} makes of each item: {@code (f(x) for x in items)}.
   *
   * @return it asks this generator, and closes it, as each of the operators does
   */
  public final <R extends @Nullable Object> Generator<R> map(
      Function<? super Y, ? extends R> function) {
    return new GeneratorOperator<>(this, function, Reaction.mapping());
  }

  /** The items that {@code test} accepts: {@code (x for x in items if test(x))}. */
  public final Generator<Y> filter(Predicate<? super Y> test) {
    return new GeneratorOperator<>(this, test::test, Reaction.filtering());
  }

  /**
   * The first {@code count} items, or all if there are less: {@code itertools.islice}. No other is
   * asked for.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public final Generator<Y> take(long count) {
    return new GeneratorOperator<>(this, item -> item, new Taking<>(count));
  }

  /** The items before the first that {@code test} does not accept: {@code itertools.takewhile}. */
  public final Generator<Y> takeWhile(Predicate<? super Y> test) {
    return new GeneratorOperator<>(this, test::test, Reaction.takingWhile());
  }

  /**
   * All but the first {@code count} items.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public final Generator<Y> skip(long count) {
    return new GeneratorOperator<>(this, item -> item, new Skipping<>(count));
  }

  /**
   * All items of what {@code function} makes of each item, one after the other: {@code (y for x in
   * items for y in f(x))}.
   *
   * @param function makes a generator, which is closed if the result is, or another iterable
   */
  public final <R extends @Nullable Object> Generator<R> flatMap(
      Function<? super Y, ? extends Iterable<? extends R>> function) {
    return new FlatMap<>(this, function);
  }

  /**
   * What {@code combiner} makes of an item of each: Python's {@code zip}. It ends with the one that
   * has less items, and closes this generator, and {@code other} if it is one. The item of this
   * generator is asked for first.
   */
  public final <U extends @Nullable Object, R extends @Nullable Object> Generator<R> zip(
      Iterable<? extends U> other, BiFunction<? super Y, ? super U, ? extends R> combiner) {
    return GeneratorOperator.zip(this, other, Reaction.zipping(combiner));
  }

  /** The items with their places, counted from 0: Python's {@code enumerate}. */
  public final Generator<Indexed<Y>> enumerate() {
    return new GeneratorOperator<>(this, item -> item, new Enumerating<>());
  }

  /**
   * Lists of {@code size} items each, the last of which may have less: {@code itertools.batched}.
   *
   * @throws IllegalArgumentException if {@code size} is not positive
   */
  public final Generator<List<Y>> chunked(int size) {
    return new GeneratorOperator<>(this, item -> item, new Chunking<>(size));
  }

  /** The remaining items. The list is the caller's. */
  public final List<Y> toList() {
    List<Y> items = new ArrayList<>();
    forEach(items::add);
    return items;
  }

  /** What {@code operator} makes of {@code initial} and all items: {@code functools.reduce}. */
  public final <A extends @Nullable Object> A reduce(
      A initial, BiFunction<? super A, ? super Y, ? extends A> operator) {
    A folded = initial;
    try (this) {
      while (hasNext()) {
        folded = operator.apply(folded, next());
      }
    }
    return folded;
  }

  /**
   * Does {@code action} with each of the remaining items, and closes this generator if it fails.
   */
  @Override
  public final void forEach(Consumer<? super Y> action) {
    try (this) {
      while (hasNext()) {
        action.accept(next());
      }
    }
  }

  /** The next item; {@link Reaction#ENDED} if there is none. */
  final @Nullable Object ask() {
    return fetch() ? takeItem() : Reaction.ENDED;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the build checks what is yielded
  private Y item(@Nullable Object item) {
    return (Y) item;
  }

  private static NoSuchElementException ended() {
    return new NoSuchElementException("The generator has ended");
  }

  /** Stands for the end where it is not returned at once. */
  private static final class EndOfGenerator extends Generator<Object> {
    @Override
    protected int resume() {
      throw new AssertionError("it has ended");
    }
  }
}
