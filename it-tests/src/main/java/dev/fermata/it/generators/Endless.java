package dev.fermata.it.generators;

import dev.fermata.Async;
import dev.fermata.Generator;
import java.util.stream.IntStream;

/** A cycle that is left, and goes on where it stopped. */
public final class Endless {
  private Endless() {}

  /** Yields 9, 8, 7, 6, 9, 8, 7, 6, ... forever. */
  @Async
  static Generator<Integer> endless() {
    while (true) {
      Generator.yieldFrom(IntStream.of(9, 8, 7, 6).boxed());
    }
  }

  public static void main(String[] args) {
    Generator<Integer> e = endless();
    int total = 0;
    for (int i : e) {
      if (total < 30) {
        System.out.print(i + " ");
        total += i;
      } else {
        System.out.println();
        break;
      }
    }
    // Resume where it stopped.
    System.out.println(e.next() + " " + e.next() + " " + e.next());
  }
}
