package dev.fermata.benchmarks.eaasync;

import static com.ea.async.Async.await;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The smallest event loop for one thread: a queue of futures that its turns complete. */
public final class EaLoop {
  private final ArrayDeque<CompletableFuture<Void>> queue = new ArrayDeque<>();

  private CompletableFuture<Void> nextTurn() {
    CompletableFuture<Void> turn = new CompletableFuture<>();
    queue.add(turn);
    return turn;
  }

  /** Runs tasks that yield in turns, and adds what they return. */
  public int run(int tasks, int yields, int first) {
    List<CompletableFuture<Integer>> futures = new ArrayList<>(tasks);
    for (int i = 0; i < tasks; i++) {
      futures.add(rounds(yields, first + i));
    }
    for (CompletableFuture<Void> next = queue.poll(); next != null; next = queue.poll()) {
      next.complete(null);
    }
    int sum = 0;
    for (CompletableFuture<Integer> future : futures) {
      sum += future.join();
    }
    return sum;
  }

  private CompletableFuture<Integer> rounds(int yields, int x) {
    int sum = 0;
    for (int i = 0; i < yields; i++) {
      sum += x;
      await(nextTurn());
    }
    return CompletableFuture.completedFuture(sum);
  }
}
