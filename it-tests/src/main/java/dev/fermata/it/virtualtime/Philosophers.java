package dev.fermata.it.virtualtime;

import static dev.fermata.Fermata.*;

import dev.fermata.Async;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.test.SeedError;
import dev.fermata.test.TestLoop;
import dev.fermata.test.TestRun;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Three philosophers dine. They do in the order in which they are called; a search over seeds finds
 * one in which each ends up with one fork, and none when the mistake is mended.
 */
public final class Philosophers {
  private static final int COUNT = 3;

  private final List<Fork> forks = new ArrayList<>();

  private Philosophers() {
    for (int i = 0; i < COUNT; i++) {
      forks.add(new Fork());
    }
  }

  /** Lies on the table, or is in the hand of one; the others queue up for it. */
  private static final class Fork {
    private boolean taken;
    private final Queue<Promise<Void>> waiting = new ArrayDeque<>();

    @Async
    Task<Void> take() {
      if (taken) {
        Promise<Void> free = new Promise<>();
        waiting.add(free);
        await(free);
      }
      taken = true;
      return Task.done();
    }

    void putDown() {
      Promise<Void> next = waiting.poll();
      if (next == null) {
        taken = false;
      } else {
        next.complete(null);
      }
    }
  }

  @Async
  private Task<Void> dine(Fork first, Fork second, boolean hesitates) {
    await(sleep(Duration.ofHours(1)));
    await(first.take());
    if (hesitates) {
      await(sleep(Duration.ZERO));
    }
    await(second.take());
    await(sleep(Duration.ofMinutes(30)));
    first.putDown();
    second.putDown();
    return Task.done();
  }

  /** All reach for the fork on their left first; the first philosopher does not hesitate. */
  @Async
  private Task<Duration> careless() {
    await(
        gather(
            () -> dine(forks.get(0), forks.get(1), false),
            () -> dine(forks.get(1), forks.get(2), true),
            () -> dine(forks.get(2), forks.get(0), true)));
    return Task.of(TestLoop.current().elapsed());
  }

  /** The forks are in an order, and all reach for the lower one first. */
  @Async
  private Task<Duration> careful() {
    await(
        gather(
            () -> dine(forks.get(0), forks.get(1), false),
            () -> dine(forks.get(1), forks.get(2), true),
            () -> dine(forks.get(0), forks.get(2), true)));
    return Task.of(TestLoop.current().elapsed());
  }

  public static void main(String[] args) {
    TestRun test = TestRun.standard();
    System.out.println(test.run(() -> new Philosophers().careless()));
    try {
      test.seeds(100).run(() -> new Philosophers().careless());
    } catch (SeedError e) {
      System.out.println("Seed " + e.seed());
      System.out.println(e.getCause().getMessage().replaceAll("@[0-9a-f]+", ""));
    }
    System.out.println(test.seeds(100).run(() -> new Philosophers().careful()));
  }
}
