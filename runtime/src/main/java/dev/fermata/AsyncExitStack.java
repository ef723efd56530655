package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Resources and callbacks whose number is known only when the program runs, closed together, last
 * come first: Python's {@code contextlib.AsyncExitStack}.
 *
 * <pre>{@code
 * try (var stack = new AsyncExitStack()) {
 *   for (URI uri : uris) {
 *     connections.add(stack.enter(await(connect(uri))));
 *   }
 *   ...
 * }
 * }</pre>
 *
 * <p>It is what nested try-with-resources statements would be: each is closed whatever becomes of
 * the others; the first failure is that of {@link #closeAsync}, and those that come later are
 * suppressed in it (JLS 14.20.3). Nothing sees or suppresses what the body of the {@code try}
 * throws.
 *
 * <p>Not thread-safe.
 */
public final class AsyncExitStack implements AsyncCloseable {
  private Deque<ClosingSequence.Closer> closers;

  /** Creates one that has nothing to close. */
  public AsyncExitStack() {
    this(new ArrayDeque<>());
  }

  private AsyncExitStack(Deque<ClosingSequence.Closer> closers) {
    this.closers = closers;
  }

  /**
   * Has {@code resource} closed: Python's {@code enter_context} and {@code enter_async_context}. An
   * {@link AsyncCloseable} is awaited.
   *
   * @return {@code resource}
   */
  public <C extends AutoCloseable> C enter(C resource) {
    Objects.requireNonNull(resource, "resource");
    if (resource instanceof AsyncCloseable closeable) {
      closers.push(driver -> driver.pollCall(closeable.closeAsync()));
    } else {
      closers.push(
          driver -> {
            resource.close();
            return null;
          });
    }
    return resource;
  }

  /** Has {@code callback} called: Python's {@code callback}. */
  public void callback(Runnable callback) {
    Objects.requireNonNull(callback, "callback");
    closers.push(
        driver -> {
          callback.run();
          return null;
        });
  }

  /** Has {@code callback} called, and its stage awaited: Python's {@code push_async_callback}. */
  public void callbackAsync(Callable<? extends CompletionStage<?>> callback) {
    Objects.requireNonNull(callback, "callback");
    closers.push(driver -> driver.pollCall(callback.call()));
  }

  /**
   * Hands over all that there is to close to a new stack, and forgets it here, so that it stays
   * open when this stack is closed: Python's {@code pop_all}.
   */
  public AsyncExitStack popAll() {
    return new AsyncExitStack(takeAll());
  }

  /** Closes all, last come first. The stack is empty then, and can be used again. */
  @Override
  public Task<@Nullable Void> closeAsync() {
    return new Unwinding(takeAll()).begin();
  }

  private Deque<ClosingSequence.Closer> takeAll() {
    Deque<ClosingSequence.Closer> all = closers;
    closers = new ArrayDeque<>();
    return all;
  }

  private static final class Unwinding extends HotCall<@Nullable Void> {
    private static final int CLOSING = 1;

    private @Nullable ClosingSequence sequence;

    Unwinding(Deque<ClosingSequence.Closer> closers) {
      sequence = new ClosingSequence(null, closers);
    }

    @Override
    public @Nullable Object proceed(Driver driver, int place) throws Throwable {
      ClosingSequence all = Objects.requireNonNull(sequence);
      Object outcome = place == CLOSING ? all.goOn(driver) : all.proceed(driver);
      return outcome == Driver.SUSPENDED ? waitAt(CLOSING, driver) : outcome;
    }

    @Override
    protected void release() {
      sequence = null;
    }
  }
}
