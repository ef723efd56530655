package dev.fermata;

import dev.fermata.abi.AbstractAsyncGenerator;
import dev.fermata.abi.Driver;
import java.util.NoSuchElementException;
import java.util.Objects;
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
