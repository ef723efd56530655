package dev.fermata.benchmarks.presence;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.Promise;
import dev.fermata.Task;

/** Three methods that suspend and go on when the class is initialized. */
final class FermataSample {
  private static Promise<Integer> gate = new Promise<>();

  static {
    Task<Integer> loop = loop(2, "a");
    open();
    open();
    Task<Integer> caller = caller(1, "a");
    open();
    open();
    if (loop.join() + caller.join() != 12) {
      throw new AssertionError();
    }
  }

  private FermataSample() {}

  private static void open() {
    Promise<Integer> current = gate;
    gate = new Promise<>();
    current.complete(1);
  }

  @Async
  private static Task<Integer> leaf(int a, String b) {
    return Task.of(a + await(gate) + b.length());
  }

  @Async
  private static Task<Integer> caller(int a, String b) {
    int first = await(leaf(a, b));
    return Task.of(await(leaf(first, b)) + b.length() + 1);
  }

  @Async
  private static Task<Integer> loop(int n, String b) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += await(leaf(i, b));
    }
    return Task.of(sum);
  }
}
