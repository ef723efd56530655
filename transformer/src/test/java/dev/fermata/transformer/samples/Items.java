package dev.fermata.transformer.samples;

import dev.fermata.AsyncCloseable;
import dev.fermata.AsyncIterator;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.transformer.testing.Probe;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;

/**
 * What samples loop over: the numbers from 1, each of which has to be waited for, and so has the
 * close. It is not rewritten itself.
 */
public final class Items implements AsyncIterator<Integer>, AsyncCloseable {
  private final Probe p;
  private final String name;
  private final int count;
  private final RuntimeException end;
  private RuntimeException failureOfClose;
  private int last;

  private Items(Probe p, String name, int count, RuntimeException end) {
    this.p = p;
    this.name = name;
    this.count = count;
    this.end = end;
  }

  public static Items of(Probe p, String name, int count) {
    return new Items(p, name, count, new NoSuchElementException(name));
  }

  /** Fails instead of ending. */
  public static Items failing(Probe p, String name, int count, RuntimeException failure) {
    return new Items(p, name, count, failure);
  }

  /** Fails to close. */
  public Items failingToClose(RuntimeException failure) {
    failureOfClose = failure;
    return this;
  }

  @Override
  public Task<Integer> next() {
    return last == count
        ? outcome(p.get("end " + name), null, end)
        : outcome(p.get(++last), last, null);
  }

  @Override
  public Task<Void> closeAsync() {
    return outcome(p.get("close " + name), null, failureOfClose);
  }

  private static <T> Task<T> outcome(CompletionStage<?> wait, T value, Throwable failure) {
    Promise<T> outcome = new Promise<>();
    wait.whenComplete(
        (waited, ignored) -> {
          if (failure == null) {
            outcome.complete(value);
          } else {
            outcome.completeExceptionally(failure);
          }
        });
    return outcome;
  }
}
