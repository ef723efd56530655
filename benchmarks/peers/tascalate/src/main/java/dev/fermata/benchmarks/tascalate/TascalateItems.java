package dev.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import net.tascalate.async.AsyncGenerator;
import net.tascalate.async.CallContext;
import net.tascalate.async.async;

/** An asynchronous generator. */
public final class TascalateItems {
  private TascalateItems() {}

  public static int sum(int from, int to) {
    return sumOf(from, to).join();
  }

  @async
  private static CompletableFuture<Integer> sumOf(int from, int to) {
    int sum = 0;
    AsyncGenerator<Integer> items = range(from, to);
    for (CompletionStage<Integer> item = items.next(); item != null; item = items.next()) {
      sum += await(item);
    }
    return async(sum);
  }

  @async
  private static AsyncGenerator<Integer> range(int from, int to) {
    for (int i = from; i < to; i++) {
      CallContext.yield(i);
    }
    return CallContext.yield();
  }
}
