package dev.fermata;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an async generator with one yield makes available, from the yield on until it is closed:
 * what Python's {@code contextlib.asynccontextmanager} makes of one.
 *
 * <pre>{@code
 * @Async AsyncGenerator<Connection> connection() {
 *   Connection connection = await(pool.acquire());
 *   try {
 *     AsyncGenerator.yield(connection);
 *   } finally {
 *     await(pool.release(connection));
 *   }
 *   return AsyncGenerator.end();
 * }
 *
 * try (var context = await(asyncContextManager(connection()))) {
 *   await(context.value().query(...));
 * }
 * }</pre>
 *
 * <p>To close goes on behind the yield, and the generator then must end. Java does not tell a
 * resource whether the body of the {@code try} has failed, so that the generator goes on in the
 * same way if it has: in a {@code try} use a generator that only cleans up. One that commits if all
 * went well and rolls back otherwise, or that catches what the body throws, needs {@link
 * #using(AsyncGenerator, Function)}, which throws a failure of the body in at the yield.
 *
 * <p>Not thread-safe.
 *
 * @param <T> the type of what is made available
 */
public final class AsyncContext<T extends @Nullable Object> implements AsyncCloseable {
  private final AsyncGenerator<T> generator;
  private final T value;
  private boolean closed;

  AsyncContext(AsyncGenerator<T> generator, T value) {
    this.generator = generator;
    this.value = value;
  }

  /** What the generator has yielded. */
  public T value() {
    return value;
  }

  /**
   * Goes on behind the yield.
   *
   * @return complete when the generator has ended; fails as it does, and with {@link
   *     IllegalStateException} if it yields again. Done if this is not the first call
   */
  @Override
  public Task<@Nullable Void> closeAsync() {
    if (closed) {
      return Task.done();
    }
    closed = true;
    return new ContextExit<@Nullable Void>(generator, null, null).begin();
  }

  /**
   * Calls {@code body} with what {@code generator} yields, and goes on behind the yield when its
   * stage has ended: Python's {@code async with} as an expression.
   *
   * <pre>{@code
   * @Async AsyncGenerator<Transaction> transaction() {
   *   Transaction transaction = await(begin());
   *   try {
   *     AsyncGenerator.yield(transaction);
   *   } catch (Throwable t) {
   *     await(transaction.rollback());
   *     throw t;
   *   }
   *   await(transaction.commit());
   *   return AsyncGenerator.end();
   * }
   *
   * long id = await(AsyncContext.using(transaction(), t -> t.insert(order)));
   * }</pre>
   *
   * @param generator has not begun, and yields once
   * @param body is called when the generator has yielded; a failure or cancellation is thrown in at
   *     the yield
   * @return the value of the stage; null if {@code body} failed and the generator caught that and
   *     ended, which is how it suppresses a failure. Fails with what the generator throws, and with
   *     {@link IllegalStateException} if it does not yield exactly once
   */
  public static <T extends @Nullable Object, R extends @Nullable Object> Task<@Nullable R> using(
      AsyncGenerator<T> generator,
      Function<? super T, ? extends CompletionStage<? extends R>> body) {
    return new ContextUse<T, R>(
            Objects.requireNonNull(generator, "generator"), Objects.requireNonNull(body, "body"))
        .begin();
  }
}
