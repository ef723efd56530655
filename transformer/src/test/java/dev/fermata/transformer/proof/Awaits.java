package dev.fermata.transformer.proof;

import dev.fermata.Promise;
import dev.fermata.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** What {@link InsertAwaits} has methods await and wait for. */
public final class Awaits {
  private static final int KINDS = 4;
  private static final ThreadLocal<Awaits> CURRENT = ThreadLocal.withInitial(Awaits::new);
  private static final AtomicLong SUSPENDED = new AtomicLong();

  private final Deque<Runnable> completions = new ArrayDeque<>();
  private int count;

  private Awaits() {}

  /** A stage that is complete, or that {@link #join} in this thread completes. */
  public static CompletionStage<Object> next() {
    return CURRENT.get().nextStage();
  }

  private CompletionStage<Object> nextStage() {
    // Multiplied, so that a loop with an even number of awaits does not always meet the same.
    switch ((++count * 0x9E3779B1 >>> 16) % KINDS) {
      case 0 -> {
        Promise<Object> promise = new Promise<>();
        completions.add(() -> promise.complete(null));
        SUSPENDED.incrementAndGet();
        return promise;
      }
      case 1 -> {
        CompletableFuture<Object> future = new CompletableFuture<>();
        completions.add(() -> future.complete(null));
        SUSPENDED.incrementAndGet();
        return future;
      }
      case 2 -> {
        return CompletableFuture.completedFuture(null);
      }
      default -> {
        return Task.of(null);
      }
    }
  }

  /** How many stages were pending, in all threads. */
  public static long suspended() {
    return SUSPENDED.get();
  }

  /** Completes what {@code task} waits for until it has ended; throws what it throws. */
  public static Object join(Task<?> task) {
    Deque<Runnable> completions = CURRENT.get().completions;
    while (!task.isDone()) {
      Runnable completion = completions.poll();
      if (completion == null) {
        throw new AssertionError("waits for nothing that is known here: " + task);
      }
      completion.run();
    }
    Throwable[] failure = {null};
    if (task.isCompletedExceptionally()) {
      task.whenComplete((value, thrown) -> failure[0] = thrown);
      throw Awaits.<RuntimeException>sneaky(failure[0]);
    }
    return task.resultNow();
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> RuntimeException sneaky(Throwable failure) throws X {
    throw (X) failure;
  }
}
