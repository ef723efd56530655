package dev.fermata.it.load;

import static dev.fermata.Fermata.*;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A million tasks, or as many as the argument says, asleep at once in one thread. */
public final class Sleepers {
  private static final Duration NIGHT = Duration.ofSeconds(1);

  // No locks: all tasks of a loop run in its thread.
  private int asleep;
  private int mostAsleep;

  private Sleepers() {}

  @Async
  private Task<Integer> sleeper(int number) {
    asleep++;
    mostAsleep = Math.max(mostAsleep, asleep);
    await(sleep(NIGHT));
    asleep--;
    return Task.of(number);
  }

  @Async
  private Task<Long> sumOf(int count) {
    List<Task<Integer>> tasks = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      tasks.add(sleeper(i));
    }
    long sum = 0;
    for (int number : await(gather(tasks))) {
      sum += number;
    }
    return Task.of(sum);
  }

  public static void main(String[] args) {
    int count = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
    Sleepers sleepers = new Sleepers();
    long sum = run(() -> sleepers.sumOf(count));
    System.out.println(sleepers.mostAsleep + " tasks were asleep at once in one thread.");
    System.out.println("The sum of what they returned is " + sum + ".");
  }
}
