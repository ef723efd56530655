package dev.fermata;

import dev.fermata.abi.AbstractAsyncGenerator;
import dev.fermata.abi.Driver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The items that the body of a method yields, which awaits between them: Python's asynchronous
 * generator (PEP 525).
 *
 * <pre>{@code
 * @Async AsyncGenerator<Integer> ticker(Duration delay, int to) {
 *   for (int i = 0; i < to; i++) {
 *     AsyncGenerator.yield(i);
 *     await(sleep(delay));
 *   }
 *   return AsyncGenerator.end();
 * }
 *
 * for (int i : each(ticker(ofMillis(100), 10))) ...
 * }</pre>
 *
 * <p>To call the method does not run its body, which begins when the first item is asked for, and
 * is a part of the task that asks. What it throws reaches the one who asked, as it is, and ends the
 * generator; only {@link NoSuchElementException} would look like the end, and becomes an {@link
 * IllegalStateException} (PEP 479).
 *
 * <p>One item can be asked for at a time. A generator that is left at a yield inside a {@code try}
 * has to be {@linkplain #closeAsync closed}, which {@link Fermata#each} does; {@link Fermata#run}
 * closes what is still open at its end.
 *
 * <p>Not thread-safe. Only generated code extends this class.
 *
 * @param <T> the type of the items
 */
public abstract class AsyncGenerator<T extends @Nullable Object> extends AbstractAsyncGenerator
    implements AsyncIterator<T>, AsyncCloseable {

  private static final AsyncGenerator<?> END = new EndOfAsyncGenerator();

  /**
   * For generated code.
   *
   * @param version the version of the runtime's interface that the body was rewritten for
   */
  protected AsyncGenerator(int version) {
    super(version);
  }

  private AsyncGenerator() {}

  // In the body.

  /**
   * Hands {@code item} to whoever asked for it, and goes on when the next is asked for: Python's
   * {@code yield} (PEP 525). The build checks that the item has the declared type, as far as it can
   * be seen.
   *
   * @param item the item
   * @return what was {@linkplain #send sent}; null if {@link #next} was called instead
   * @throws GeneratorExit if the generator is closed meanwhile
   * @throws IllegalStateException if nothing has transformed the calling method
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // whoever sends knows the type
  public static <S extends @Nullable Object> S yield(@Nullable Object item) {
    throw NotTransformed.call("yield");
  }

  /**
   * Yields all items of {@code items}. What is sent to this generator, or thrown in, goes to {@code
   * items}. An item costs the same, however many generators delegate to each other.
   *
   * @param items a generator, which is closed if the delegating one is closed
   */
  public static void yieldFrom(AsyncGenerator<?> items) {
    throw NotTransformed.call("yieldFrom");
  }

  /** Ends the body: {@code return AsyncGenerator.end()}. */
  @SuppressWarnings("unchecked") // it has no items
  public static <T extends @Nullable Object> AsyncGenerator<T> end() {
    return (AsyncGenerator<T>) END;
  }

  // Making one.

  /** One that yields {@code items}. */
  @SafeVarargs
  @SuppressWarnings("varargs") // a copy, to be read only
  public static <T extends @Nullable Object> AsyncGenerator<T> of(T... items) {
    return from(Arrays.asList(items.clone()));
  }

  /**
   * One that yields the items of {@code items}, which is not looked at before the first is asked
   * for. If it is a {@link Generator}, it is closed in the end.
   */
  public static <T extends @Nullable Object> AsyncGenerator<T> from(Iterable<? extends T> items) {
    return new FromIterable<>(Objects.requireNonNull(items, "items"));
  }

  /**
   * One that yields the items of {@code items}; {@code items} itself if it is an async generator.
   * An iterator that is {@link AsyncCloseable} is closed if it is left before its end.
   */
  @SuppressWarnings("unchecked") // whoever only asks for a T may be given a subclass
  public static <T extends @Nullable Object> AsyncGenerator<T> from(
      AsyncIterable<? extends T> items) {
    return items instanceof AsyncGenerator<? extends T> generator
        ? (AsyncGenerator<T>) generator
        : new FromAsyncIterable<>(Objects.requireNonNull(items, "items"));
  }

  /**
   * One that yields the items of {@code publisher}. It subscribes when the first item is asked for,
   * requests one item at a time, and cancels the subscription if it is left before the end; {@link
   * #buffer} requests ahead. The publisher may use any threads.
   */
  public static <T> AsyncGenerator<T> from(Flow.Publisher<? extends T> publisher) {
    return new FromPublisher<>(Objects.requireNonNull(publisher, "publisher"));
  }

  // For the consumer.

  /**
   * Asks for the next item: Python's {@code __anext__}.
   *
   * @return the item; fails with {@link NoSuchElementException} if the body has ended, and with
   *     {@link IllegalStateException} if an item has been asked for already and has not come
   */
  @Override
  public final Task<T> next() {
    return AsyncStep.of(this, driver -> advance(driver, null));
  }

  /**
   * Goes on with the body, whose yield returns {@code value}: Python's {@code asend}.
   *
   * @param value what is sent; null if the body has not begun, since no yield waits then
   * @return as {@link #next}
   */
  public final Task<T> send(@Nullable Object value) {
    return AsyncStep.of(this, driver -> advance(driver, value));
  }

  /**
   * Throws {@code failure} in at the yield where the body waits: Python's {@code athrow}. If the
   * body has not begun, the generator ends with {@code failure}.
   *
   * @return as {@link #next}
   */
  public final Task<T> throwIn(Throwable failure) {
    Objects.requireNonNull(failure, "failure");
    return AsyncStep.of(this, driver -> throwAtYield(driver, failure));
  }

  /**
   * Ends the generator: throws {@link GeneratorExit} in at the yield where the body waits, so that
   * its {@code finally} blocks run, which may await: Python's {@code aclose}. A body that has not
   * begun never does.
   *
   * @return complete when the body has ended, or if it had ended already; fails with {@link
   *     IllegalStateException} if the body yields again, or if an item has been asked for and has
   *     not come
   */
  @Override
  public final Task<@Nullable Void> closeAsync() {
    return AsyncStep.of(null, driver -> exit(driver, new GeneratorExit()));
  }

  @Nullable Object takeItem() {
    return nextItem();
  }

  // Operators: the clauses of Python's asynchronous comprehensions (PEP 530).

  /**
   * What {@code function} makes of each item: {@code (f(x) async for x in items)}.
   *
   * @return it asks this generator, and closes it, as each of the operators does
   */
  public final <R extends @Nullable Object> AsyncGenerator<R> map(
      Function<? super T, ? extends R> function) {
    return new AsyncOperator<>(this, AsyncCall.of(function), Reaction.mapping());
  }

  /** As {@link #map}, for a function that takes time: {@code (await f(x) async for x in items)}. */
  public final <R extends @Nullable Object> AsyncGenerator<R> mapAsync(
      Function<? super T, ? extends CompletionStage<? extends R>> function) {
    return new AsyncOperator<>(this, AsyncCall.awaiting(function), Reaction.mapping());
  }

  /** The items that {@code test} accepts: {@code (x async for x in items if test(x))}. */
  public final AsyncGenerator<T> filter(Predicate<? super T> test) {
    return new AsyncOperator<>(this, AsyncCall.of(test::test), Reaction.filtering());
  }

  /** As {@link #filter}, for a test that takes time. */
  public final AsyncGenerator<T> filterAsync(
      Function<? super T, ? extends CompletionStage<Boolean>> test) {
    return new AsyncOperator<>(this, AsyncCall.awaiting(test), Reaction.filtering());
  }

  /**
   * The first {@code count} items, or all if there are less. No other is asked for.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public final AsyncGenerator<T> take(long count) {
    return new AsyncOperator<>(this, AsyncCall.none(), new Taking<>(count));
  }

  /** The items before the first that {@code test} does not accept: {@code itertools.takewhile}. */
  public final AsyncGenerator<T> takeWhile(Predicate<? super T> test) {
    return new AsyncOperator<>(this, AsyncCall.of(test::test), Reaction.takingWhile());
  }

  /** As {@link #takeWhile}, for a test that takes time. */
  public final AsyncGenerator<T> takeWhileAsync(
      Function<? super T, ? extends CompletionStage<Boolean>> test) {
    return new AsyncOperator<>(this, AsyncCall.awaiting(test), Reaction.takingWhile());
  }

  /**
   * All but the first {@code count} items.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public final AsyncGenerator<T> skip(long count) {
    return new AsyncOperator<>(this, AsyncCall.none(), new Skipping<>(count));
  }

  /**
   * All items of what {@code function} makes of each item, one after the other: {@code (y async for
   * x in items async for y in f(x))}.
   *
   * @param function makes a generator, which is closed in the end, or another iterable
   */
  public final <R extends @Nullable Object> AsyncGenerator<R> flatMap(
      Function<? super T, ? extends AsyncIterable<? extends R>> function) {
    return new AsyncFlatMap<>(this, function);
  }

  /**
   * What {@code combiner} makes of an item of each: Python's {@code zip}. It ends with the one that
   * has less items, and closes both. The item of this generator is asked for first.
   */
  public final <U extends @Nullable Object, R extends @Nullable Object> AsyncGenerator<R> zip(
      AsyncIterable<? extends U> other, BiFunction<? super T, ? super U, ? extends R> combiner) {
    return AsyncOperator.zip(this, AsyncGenerator.<U>from(other), Reaction.zipping(combiner));
  }

  /** As {@link #zip}, for a combiner that takes time. */
  public final <U extends @Nullable Object, R extends @Nullable Object> AsyncGenerator<R> zipAsync(
      AsyncIterable<? extends U> other,
      BiFunction<? super T, ? super U, ? extends CompletionStage<? extends R>> combiner) {
    return this.<U, CompletionStage<? extends R>>zip(other, combiner).mapAsync(stage -> stage);
  }

  /** The items with their places, counted from 0: Python's {@code enumerate}. */
  public final AsyncGenerator<Indexed<T>> enumerate() {
    return new AsyncOperator<>(this, AsyncCall.none(), new Enumerating<>());
  }

  /**
   * Lists of {@code size} items each, the last of which may have less: {@code itertools.batched}.
   *
   * @throws IllegalArgumentException if {@code size} is not positive
   */
  public final AsyncGenerator<List<T>> chunked(int size) {
    return new AsyncOperator<>(this, AsyncCall.none(), new Chunking<>(size));
  }

  /**
   * The same items, of which up to {@code size} are fetched before they are asked for, in a task of
   * its own. That begins when the first item is asked for, and is cancelled when the result is
   * closed. A failure comes behind the items that came before it.
   *
   * <p>Whoever asks for the first item has to be in an event loop.
   *
   * @throws IllegalArgumentException if {@code size} is not positive
   */
  public final AsyncGenerator<T> buffer(int size) {
    if (size <= 0) {
      throw new IllegalArgumentException("A buffer cannot have room for " + size + " items");
    }
    return new Prefetch<>(List.of(this), size);
  }

  /**
   * The items of this generator and of {@code others}, in the order in which they come. Each has a
   * task of its own, which begins when the first item is asked for, and goes on when its last item
   * was taken. The first failure ends all; what ends early is closed.
   *
   * <p>Whoever asks for the first item has to be in an event loop.
   */
  @SafeVarargs
  public final AsyncGenerator<T> merge(AsyncIterable<? extends T>... others) {
    List<AsyncGenerator<? extends T>> sources = new ArrayList<>();
    sources.add(this);
    for (AsyncIterable<? extends T> other : others) {
      sources.add(from(other));
    }
    return new Prefetch<>(sources, 1);
  }

  // The end of a chain of operators. It asks for all items and closes this generator if it fails.

  /** All items: {@code [x async for x in items]}. The list is the caller's. */
  public final Task<List<T>> toList() {
    return this.<List<T>>gather(new ArrayList<>(), List::add);
  }

  /** All items once: {@code {x async for x in items}}. The set is the caller's; it keeps order. */
  public final Task<Set<T>> toSet() {
    return this.<Set<T>>gather(new LinkedHashSet<>(), Set::add);
  }

  /**
   * A key and a value for each item: {@code {k(x): v(x) async for x in items}}. Of items with the
   * same key the last one counts. The map is the caller's; it keeps order.
   */
  public final <K extends @Nullable Object, V extends @Nullable Object> Task<Map<K, V>> toMap(
      Function<? super T, ? extends K> key, Function<? super T, ? extends V> value) {
    return this.<Map<K, V>>gather(
        new LinkedHashMap<>(), (map, item) -> map.put(key.apply(item), value.apply(item)));
  }

  private <A> Task<A> gather(A container, BiConsumer<A, T> accumulator) {
    return collect(Collector.of(() -> container, accumulator, (first, second) -> first));
  }

  /** What {@code collector} makes of all items. */
  public final <A extends @Nullable Object, R extends @Nullable Object> Task<R> collect(
      Collector<? super T, A, R> collector) {
    BiConsumer<A, ? super T> accumulator = collector.accumulator();
    return Fold.of(
        this,
        collector.supplier().get(),
        (driver, container, item) -> {
          accumulator.accept(container, item);
          return container;
        },
        collector.finisher());
  }

  /** What {@code operator} makes of {@code initial} and all items: {@code functools.reduce}. */
  public final <A extends @Nullable Object> Task<A> reduce(
      A initial, BiFunction<? super A, ? super T, ? extends A> operator) {
    return Fold.of(
        this, initial, (driver, folded, item) -> operator.apply(folded, item), folded -> folded);
  }

  /** As {@link #reduce}, for an operator that takes time. */
  public final <A extends @Nullable Object> Task<A> reduceAsync(
      A initial,
      BiFunction<? super A, ? super T, ? extends CompletionStage<? extends A>> operator) {
    return Fold.of(
        this,
        initial,
        (driver, folded, item) -> driver.pollCall(operator.apply(folded, item)),
        folded -> folded);
  }

  /** Does {@code action} with each item: an {@code async for} as an expression. */
  public final Task<@Nullable Void> forEach(Consumer<? super T> action) {
    return Fold.<@Nullable Void, T, @Nullable Void>of(
        this,
        null,
        (driver, none, item) -> {
          action.accept(item);
          return null;
        },
        none -> null);
  }

  /** As {@link #forEach}, for an action that takes time; the next item is asked for after it. */
  public final Task<@Nullable Void> forEachAsync(
      Function<? super T, ? extends CompletionStage<?>> action) {
    return Fold.<@Nullable Object, T, @Nullable Void>of(
        this, null, (driver, none, item) -> driver.pollCall(action.apply(item)), none -> null);
  }

  /**
   * The items as a publisher, for one subscriber. It begins with the first request, never asks for
   * more than was requested, and closes this generator when the subscription is cancelled.
   *
   * <p>The generator and the subscriber run in the event loop that this is called in, whatever
   * thread the requests come from. Outside of any event loop they run in the threads of those
   * requests, and of what the generator awaits, one at a time.
   */
  @SuppressWarnings("NullAway") // an item that is null is a failure of the publisher
  public final Flow.Publisher<T> toPublisher() {
    return new ToPublisher<>(this, EventLoop.currentOrNull());
  }

  // For the operators, which ask without a task in between.

  /**
   * The next item; {@link Reaction#ENDED} if there is none, {@link Driver#SUSPENDED} if the caller
   * has to wait, and then to call {@link #asked}.
   */
  final @Nullable Object ask(Driver driver) {
    return itemOf(advance(driver, null));
  }

  /** As {@link #ask}, after {@code failure} was thrown in at the yield. */
  final @Nullable Object askThrowing(Driver driver, Throwable failure) {
    return itemOf(throwAtYield(driver, failure));
  }

  /** What was asked for and waited for; as {@link #ask}. */
  final @Nullable Object asked(Driver driver) {
    return itemOf(driver.takeInt());
  }

  private @Nullable Object itemOf(int outcome) {
    return switch (outcome) {
      case WAITING -> Driver.SUSPENDED;
      case ENDED -> Reaction.ENDED;
      default -> takeItem();
    };
  }

  /** Closes; returns {@link Driver#SUSPENDED} if the caller has to wait for that. */
  final @Nullable Object close(Driver driver) {
    return exit(driver, new GeneratorExit()) == WAITING ? Driver.SUSPENDED : null;
  }

  /** Where it was created; null if that was not noted. */
  final @Nullable Throwable whereCreated() {
    return creation();
  }

  /** Stands for the end where it is not returned at once. */
  private static final class EndOfAsyncGenerator extends AsyncGenerator<Object> {
    @Override
    protected int resume(Driver driver) {
      throw new AssertionError("it has ended");
    }
  }
}
