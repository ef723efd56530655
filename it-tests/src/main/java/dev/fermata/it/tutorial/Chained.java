package dev.fermata.it.tutorial;

import static dev.fermata.Fermata.*;
import static dev.fermata.it.tutorial.Seconds.seconds;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Three chains at once; in each, the second part needs what the first part returns. */
public final class Chained {
  private static final Random RANDOM = new Random(96);

  private Chained() {}

  @Async
  static Task<String> part1(int n) {
    int i = RANDOM.nextInt(11);
    System.out.println("part1(" + n + ") sleeping for " + i + " seconds.");
    await(sleep(seconds(i)));
    String result = "result" + n + "-1";
    System.out.println("Returning part1(" + n + ") == " + result + ".");
    return Task.of(result);
  }

  @Async
  static Task<String> part2(int n, String arg) {
    int i = RANDOM.nextInt(11);
    System.out.println("part2(" + n + ", '" + arg + "') sleeping for " + i + " seconds.");
    await(sleep(seconds(i)));
    String result = "result" + n + "-2 derived from " + arg;
    System.out.println("Returning part2(" + n + ", '" + arg + "') == " + result + ".");
    return Task.of(result);
  }

  @Async
  static Task<Void> chain(int n) {
    long start = System.nanoTime();
    String p1 = await(part1(n));
    String p2 = await(part2(n, p1));
    System.out.printf(
        "-->Chained result%d => %s (took %.2f seconds).%n", n, p2, Seconds.since(start));
    return Task.done();
  }

  @Async
  static Task<Void> program(int... numbers) {
    List<Task<Void>> chains = new ArrayList<>();
    for (int n : numbers) {
      chains.add(chain(n));
    }
    await(gather(chains));
    return Task.done();
  }

  public static void main(String[] args) {
    long start = System.nanoTime();
    run(() -> program(9, 6, 3));
    System.out.printf("Program finished in %.2f seconds.%n", Seconds.since(start));
  }
}
