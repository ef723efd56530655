package dev.fermata.it.generators;

import dev.fermata.Async;
import dev.fermata.Coroutine;
import java.util.NoSuchElementException;

/** Two delegations, through which values are sent. */
public final class Delegation {
  private Delegation() {}

  @Async
  static Coroutine<String, String, String> internal(String name, int n) {
    for (int i = 0; i < n; i++) {
      String got = Coroutine.yield(name + " " + i);
      System.out.println("got: " + got);
    }
    return Coroutine.end("result of " + name);
  }

  @Async
  static Coroutine<String, String, String> general() {
    String first = Coroutine.yieldFrom(internal("first", 2));
    System.out.println(first);
    String second = Coroutine.yieldFrom(internal("second", 1));
    System.out.println(second);
    return Coroutine.end("done");
  }

  public static void main(String[] args) {
    Coroutine<String, String, String> g = general();
    System.out.println(g.send(null));
    System.out.println(g.send("a"));
    System.out.println(g.send("b"));
    try {
      g.send("c");
    } catch (NoSuchElementException e) {
      System.out.println(g.result());
    }
  }
}
