package dev.fermata.it.generators;

import static dev.fermata.Fermata.*;

import dev.fermata.Async;
import dev.fermata.Coroutine;
import dev.fermata.Task;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A coroutine as it was before there was await, which yields what it waits for, beside one that
 * awaits.
 */
public final class OldAndNew {
  private OldAndNew() {}

  @Async
  static Task<Integer> stuff(String name) {
    await(sleep(Duration.ZERO));
    System.out.println("stuff of " + name);
    return Task.of(name.length());
  }

  @Async
  static Coroutine<CompletionStage<Integer>, Integer, Integer> py34Coro() {
    int n = Coroutine.<Integer>yield(stuff("py34"));
    return Coroutine.end(n * 2);
  }

  @Async
  static Task<Integer> py35Coro() {
    int n = await(stuff("py35"));
    return Task.of(n * 2);
  }

  @Async
  static Task<Void> program() {
    System.out.println(await(drive(py34Coro())));
    System.out.println(await(py35Coro()));
    return Task.done();
  }

  public static void main(String[] args) {
    run(OldAndNew::program);
  }
}
