package dev.fermata.it.tutorial;

import static dev.fermata.Fermata.*;
import static dev.fermata.it.tutorial.Seconds.seconds;

import dev.fermata.Async;
import dev.fermata.Task;
import java.util.List;
import java.util.Random;

/** Three coroutines that draw numbers until one is high enough, and rest between two tries. */
public final class MakeRandom {
  private static final String[] COLORS = {"\033[36m", "\033[91m", "\033[35m"};
  private static final String NO_COLOR = "\033[0m";
  private static final Random RANDOM = new Random(101);

  private MakeRandom() {}

  @Async
  static Task<Integer> makeRandom(int index, int threshold) {
    String color = COLORS[index];
    System.out.println(color + "Initiated makerandom(" + index + ").");
    int i = RANDOM.nextInt(11);
    while (i <= threshold) {
      System.out.println(color + "makerandom(" + index + ") == " + i + " too low; retrying.");
      await(sleep(seconds(index + 1)));
      i = RANDOM.nextInt(11);
    }
    System.out.println(color + "---> Finished: makerandom(" + index + ") == " + i + NO_COLOR);
    return Task.of(i);
  }

  @Async
  static Task<List<Integer>> program() {
    return gather(makeRandom(0, 9), makeRandom(1, 8), makeRandom(2, 7));
  }

  public static void main(String[] args) {
    List<Integer> r = run(MakeRandom::program);
    System.out.println();
    System.out.println("r1: " + r.get(0) + ", r2: " + r.get(1) + ", r3: " + r.get(2));
  }
}
