package dev.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.tascalate.async.async;

/** The smallest event loop for one thread: a queue of futures that its turns complete. */
public final class TascalateLoop {
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

  @async
  private CompletableFuture<Integer> rounds(int yields, int x) {
    int sum = 0;
    for (int i = 0; i < yields; i++) {
      sum += x;
      await(nextTurn());
    }
    return async(sum);
  }
}
