package dev.fermata.it.generators;

import dev.fermata.Async;
import dev.fermata.Coroutine;
import java.util.NoSuchElementException;

/** Gives back what it is sent, and survives what is thrown in. */
public final class Echo {
  private Echo() {}

  @Async
  static Coroutine<String, String, Void> coro() {
    String hello = Coroutine.yield("Hello");
    while (true) {
      try {
        hello = Coroutine.yield(hello);
      } catch (IllegalArgumentException e) {
        hello = "Caught " + e.getMessage();
      }
    }
  }

  public static void main(String[] args) {
    Coroutine<String, String, Void> c = coro();
    System.out.println(c.next());
    System.out.println(c.send("World"));
    System.out.println(c.send("again"));
    System.out.println(c.throwIn(new IllegalArgumentException("an exception")));
    System.out.println(c.send("still here"));
    c.close();
    try {
      c.send("too late");
    } catch (NoSuchElementException e) {
      System.out.println("StopIteration");
    }
  }
}
