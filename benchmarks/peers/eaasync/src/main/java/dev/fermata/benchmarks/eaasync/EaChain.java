package dev.fermata.benchmarks.eaasync;

import static com.ea.async.Async.await;

import java.util.concurrent.CompletableFuture;

/** A chain whose innermost call awaits a future, a new one each time. */
public final class EaChain {
  private CompletableFuture<Integer> next = new CompletableFuture<>();

  public int once(int depth, int first) {
    CompletableFuture<Integer> result = onceFrom(depth, first);
    next.complete(first);
    return result.join();
  }

  public CompletableFuture<Integer> failed(int depth, int first, Throwable failure) {
    CompletableFuture<Integer> result = onceFrom(depth, first);
    next.completeExceptionally(failure);
    return result;
  }

  private CompletableFuture<Integer> onceFrom(int depth, int x) {
    int result = depth == 1 ? await(next) : await(onceFrom(depth - 1, x + 1));
    return CompletableFuture.completedFuture(result + x);
  }

  public int kept(int depth, int first, int resumes) {
    CompletableFuture<Integer> result = keptFrom(depth, first, resumes);
    for (int i = 0; i < resumes; i++) {
      CompletableFuture<Integer> current = next;
      next = new CompletableFuture<>();
      current.complete(first + i);
    }
    return result.join();
  }

  private CompletableFuture<Integer> keptFrom(int depth, int x, int resumes) {
    return CompletableFuture.completedFuture(
        depth == 1 ? await(rounds(x, resumes)) : await(keptFrom(depth - 1, x + 1, resumes)) + x);
  }

  private CompletableFuture<Integer> rounds(int x, int resumes) {
    int sum = 0;
    for (int i = 0; i < resumes; i++) {
      await(next);
      sum += x;
    }
    return CompletableFuture.completedFuture(sum);
  }
}
