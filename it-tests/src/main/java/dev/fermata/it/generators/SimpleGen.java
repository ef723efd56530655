package dev.fermata.it.generators;

import dev.fermata.Async;
import dev.fermata.Generator;
import java.util.NoSuchElementException;

/** Two items, and the end. */
public final class SimpleGen {
  private SimpleGen() {}

  @Async
  static Generator<String> simpleGen() {
    Generator.yield("Hello");
    Generator.yield("World");
    return Generator.end();
  }

  public static void main(String[] args) {
    Generator<String> gen = simpleGen();
    System.out.println(gen.next());
    System.out.println(gen.next());
    try {
      gen.next();
    } catch (NoSuchElementException e) {
      System.out.println("StopIteration");
    }
  }
}
