package dev.fermata.it.generators;

import dev.fermata.Async;
import dev.fermata.Generator;

/** All numbers, of which the consumer takes as many as it wants. */
public final class GenerateNums {
  private GenerateNums() {}

  @Async
  static Generator<Integer> generateNums() {
    int num = 0;
    while (true) {
      Generator.yield(num);
      num = num + 1;
    }
  }

  public static void main(String[] args) {
    for (int x : generateNums()) {
      System.out.println(x);
      if (x > 10) {
        break;
      }
    }
  }
}
