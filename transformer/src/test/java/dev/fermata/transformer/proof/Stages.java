package dev.fermata.transformer.proof;

import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What random programs get their stages from, and tell what they do. */
public final class Stages {
  static final int MOST_RECURSIONS = 12;
  private static final int MOST_EVENTS = 400;
  private static final int MOST_ROUNDS = 400;

  private final Plan plan;
  private final boolean blocking;
  private final List<String> events = new ArrayList<>();
  private final Deque<Runnable> completions = new ArrayDeque<>();
  private Task<?> root;
  private int awaits;
  private int rounds;
  private int recursions;

  Stages(Plan plan, boolean blocking) {
    this.plan = plan;
    this.blocking = blocking;
  }

  /** A stage with {@code value}, unless the plan has it fail. */
  public <T> CompletionStage<T> get(T value) {
    int await = awaits++;
    log("await", value);
    boolean cancelled = await == plan.cancelledAwait();
    Throwable failure = cancelled ? new CancellationException() : null;
    if (!cancelled && plan.isFailing(await)) {
      failure = failure(await);
    }
    boolean ofFermata = await % 2 == 0;
    if (blocking || !plan.isPending(await)) {
      return ready(value, failure, ofFermata);
    }
    return cancelled ? endlessUntilCancelled(ofFermata) : pending(value, failure, ofFermata);
  }

  /** A stage may be cancelled while the task that awaits it is not. */
  private Throwable failure(int await) {
    if (plan.cancelledAwait() < 0 && await % 5 == 4) {
      return new CancellationException();
    }
    return await % 3 == 0 ? new Oops.Snag("s" + await) : new Oops("f" + await);
  }

  private static <T> CompletionStage<T> ready(T value, Throwable failure, boolean ofFermata) {
    if (failure == null) {
      return ofFermata ? Task.of(value) : CompletableFuture.completedFuture(value);
    }
    return ofFermata ? Task.failed(failure) : CompletableFuture.failedFuture(failure);
  }

  private <T> CompletionStage<T> pending(T value, Throwable failure, boolean ofFermata) {
    if (ofFermata) {
      Promise<T> promise = new Promise<>();
      later(
          () -> {
            if (failure == null) {
              promise.complete(value);
            } else {
              promise.completeExceptionally(failure);
            }
          });
      return promise;
    }
    CompletableFuture<T> future = new CompletableFuture<>();
    later(
        () -> {
          if (failure == null) {
            future.complete(value);
          } else {
            future.completeExceptionally(failure);
          }
        });
    return future;
  }

  private <T> CompletionStage<T> endlessUntilCancelled(boolean ofFermata) {
    later(() -> root.cancel());
    return ofFermata ? new Promise<>() : new CompletableFuture<>();
  }

  private void later(Runnable completion) {
    if (plan.onLoop()) {
      EventLoop.current().callSoon(completion);
    } else {
      completions.add(completion);
    }
  }

  /** Notes a side effect that has a value. */
  public <T> T log(String event, T value) {
    if (events.size() == MOST_EVENTS) {
      throw new Oops("enough");
    }
    events.add(event + " " + Trace.describe(value));
    return value;
  }

  /** Whether a loop may go on; what is random need not end otherwise. */
  public boolean more() {
    return rounds++ < MOST_ROUNDS;
  }

  /** Whether a method may call itself once more. */
  public boolean again() {
    return recursions++ < MOST_RECURSIONS;
  }

  /** Calls a lambda. */
  public <T> CompletionStage<T> call(Body<T> body, int argument) {
    return body.run(argument);
  }

  /** A lambda that awaits. */
  @FunctionalInterface
  public interface Body<T> {
    Task<T> run(Integer argument);
  }

  /** Depends on each of its parameters, and on their order. */
  public static long mixed(long a, int b, double c, String d, long e) {
    return a + 3L * b + 5 * (long) c + 7L * String.valueOf(d).length() - 11 * e;
  }

  /** An exception to throw. */
  public Oops oops(String message) {
    return message.hashCode() % 2 == 0 ? new Oops(message) : new Oops.Snag(message);
  }

  /** A resource whose end is noted, and may fail. */
  public AutoResource open(String name) {
    log("open", name);
    return () -> {
      log("close", name);
      if (name.hashCode() % 3 == 0) {
        throw new Oops(name);
      }
    };
  }

  /** A resource without checked exceptions. */
  @FunctionalInterface
  public interface AutoResource extends AutoCloseable {
    @Override
    void close();
  }

  /** An object that tells when it is constructed. */
  public record Pair(Stages stages, long left, Object right) {
    public Pair {
      stages.log("new", left);
    }

    public int sum() {
      return (int) left + Trace.describe(right).length();
    }
  }

  void root(Task<?> task) {
    root = task;
  }

  boolean rootIsDone() {
    return root.isDone();
  }

  int awaits() {
    return awaits;
  }

  /** Completes the oldest pending stage. */
  boolean completeOne() {
    Runnable completion = completions.poll();
    if (completion != null) {
      completion.run();
    }
    return completion != null;
  }

  Trace trace(String result) {
    return new Trace(result, List.copyOf(events), awaits);
  }
}
