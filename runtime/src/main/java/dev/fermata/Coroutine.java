package dev.fermata;

import dev.fermata.abi.AbstractGenerator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A generator that is sent a value at each of its yields, and that has a result: Python's
 * generator-based coroutine (PEP 342 and 380).
 *
 * <pre>{@code
 * @Async Coroutine<Integer, String, Long> counter() {
 *   long length = 0;
 *   for (int i = 0; i < 10; i++) {
 *     String received = Coroutine.yield(i);
 *     length += received.length();
 *   }
 *   return Coroutine.end(length);
 * }
 * }</pre>
 *
 * <p>As with a {@link Generator}, the body begins when the first item is asked for, and what it
 * throws reaches the one who asked.
 *
 * <p>Not thread-safe. Only generated code extends this class.
 *
 * @param <Y> the type of what the body yields
 * @param <S> the type of what is sent to it
 * @param <R> the type of its result
 */
public abstract class Coroutine<
        Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
    extends AbstractGenerator implements AutoCloseable {

  /** How far a coroutine is: what Python's {@code inspect.getgeneratorstate} returns. */
  public enum State {
    /** Its body has not begun. */
    CREATED,
    /** Its body runs. */
    RUNNING,
    /** Its body waits at a yield. */
    SUSPENDED,
    /** Its body has ended. */
    CLOSED
  }

  /**
   * For generated code.
   *
   * @param version the version of the runtime's interface that the body was rewritten for
   */
  protected Coroutine(int version) {
    super(version);
  }

  private Coroutine(@Nullable Object result) {
    super(result);
  }

  // In the body.

  /**
   * Hands {@code item} to whoever asked for it, and goes on when the next is asked for: Python's
   * {@code yield} (PEP 342).
   *
   * @param item the item
   * @return what was {@linkplain #send sent}; null if {@link #next} was called instead
   * @throws GeneratorExit if the coroutine is closed meanwhile
   * @throws IllegalStateException if nothing has transformed the calling method
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // the declared type of the method has it
  public static <S extends @Nullable Object> S yield(@Nullable Object item) {
    throw NotTransformed.call("yield");
  }

  /**
   * Yields all that {@code inner} yields: Python's {@code yield from} (PEP 380). What is sent to
   * this coroutine, or thrown in, goes to {@code inner}. An item costs the same, however many
   * coroutines delegate to each other.
   *
   * @param inner a coroutine, which is closed if the delegating one is closed
   * @return its result; null if it has ended before
   */
  public static <R extends @Nullable Object> R yieldFrom(Coroutine<?, ?, R> inner) {
    throw NotTransformed.call("yieldFrom");
  }

  /** Yields all items of {@code items}, which does not see what is sent. */
  public static void yieldFrom(Generator<?> items) {
    throw NotTransformed.call("yieldFrom");
  }

  /** Yields all items of {@code items}; to send a value meanwhile is an error at this place. */
  public static void yieldFrom(Iterable<?> items) {
    throw NotTransformed.call("yieldFrom");
  }

  /**
   * Yields all items of {@code items}, and closes it; to send a value meanwhile is an error at this
   * place.
   */
  public static void yieldFrom(Stream<?> items) {
    throw NotTransformed.call("yieldFrom");
  }

  /**
   * Ends the body: {@code return Coroutine.end(result)}.
   *
   * @param result what {@link #result()} returns then
   */
  public static <Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      Coroutine<Y, S, R> end(R result) {
    return new EndOfCoroutine<>(result);
  }

  /** Ends the body without a result: {@code return Coroutine.end()}. */
  public static <Y extends @Nullable Object, S extends @Nullable Object>
      Coroutine<Y, S, @Nullable Void> end() {
    return new EndOfCoroutine<>(null);
  }

  // For the consumer.

  /**
   * What the body yields next; its yield returns null. Begins a body that has not begun.
   *
   * @throws NoSuchElementException if the body has ended
   * @throws IllegalStateException if the body itself asks, or threw {@link NoSuchElementException}
   */
  public final Y next() {
    return send(null);
  }

  /**
   * Goes on with the body, whose yield returns {@code value}: Python's {@code send} (PEP 342).
   *
   * @param value what is sent; null if the body has not begun, since no yield waits then
   * @return what the body yields next
   * @throws NoSuchElementException if the body has ended
   * @throws IllegalStateException if the body has not begun and {@code value} is not null, or if
   *     the body itself asks, or threw {@link NoSuchElementException}
   */
  public final Y send(@Nullable S value) {
    return item(sendIn(value));
  }

  /**
   * Throws {@code failure} in at the yield where the body waits: Python's {@code throw} (PEP 342).
   * If the body has not begun, the coroutine ends with {@code failure}.
   *
   * @return what the body yields next
   * @throws NoSuchElementException if the body ended without another yield
   * @throws IllegalStateException if the body itself asks
   */
  public final Y throwIn(Throwable failure) {
    return item(throwAtYield(Objects.requireNonNull(failure, "failure")));
  }

  /**
   * Ends the coroutine: throws {@link GeneratorExit} in at the yield where the body waits, so that
   * its {@code finally} blocks run (PEP 342). A body that has not begun never does. Does nothing if
   * the body has ended.
   *
   * @throws IllegalStateException if the body yields again, or calls this itself
   */
  @Override
  public final void close() {
    exit(new GeneratorExit());
  }

  /** How far it is; that of one which delegates to a running one is {@link State#RUNNING}. */
  public final State state() {
    if (isClosed()) {
      return State.CLOSED;
    }
    if (isActive()) {
      return State.RUNNING;
    }
    return isCreated() ? State.CREATED : State.SUSPENDED;
  }

  /**
   * What the body has returned.
   *
   * @throws IllegalStateException if it has not ended, or ended with an exception
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // it is what Coroutine.end was given
  public final R result() {
    if (!hasReturned()) {
      throw new IllegalStateException(
          isClosed()
              ? "The coroutine has no result: it was closed, or ended with an exception"
              : "The coroutine has no result yet: its body has not ended");
    }
    return (R) resultOfBody();
  }

  // For what drives it without knowing its types; both return the item, or Reaction.ENDED.

  final @Nullable Object resumeWith(@Nullable Object value) {
    return sendIn(value) ? takeItem() : Reaction.ENDED;
  }

  final @Nullable Object resumeThrowing(Throwable failure) {
    return throwAtYield(failure) ? takeItem() : Reaction.ENDED;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the build checks what is yielded
  private Y item(boolean yielded) {
    if (!yielded) {
      throw new NoSuchElementException("The coroutine has ended");
    }
    return (Y) takeItem();
  }

  /** Carries the result where the end is not returned at once. */
  private static final class EndOfCoroutine<
          Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      extends Coroutine<Y, S, R> {
    EndOfCoroutine(@Nullable Object result) {
      super(result);
    }

    @Override
    protected int resume() {
      throw new AssertionError("it has ended");
    }
  }
}
