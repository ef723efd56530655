package dev.fermata.benchmarks.scaling;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.gather;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.benchmarks.measurement.ForkedJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Loops with a thread each, whose tasks have their work done by the next loop and wait for it. A
 * loop that is alone is its own next one, so that the work and the way there are the same.
 */
final class Loops {
  private static final int TASKS = 64;
  private static final long WARM_UP = 2_000_000_000L;
  private static final long TIME = 1_000_000_000;

  private final List<EventLoop> loops = new ArrayList<>();
  private final int steps;
  private volatile boolean ended;

  private Loops(int loops, int steps) {
    this.steps = steps;
    for (int i = 0; i < loops; i++) {
      EventLoop loop = new EventLoop();
      this.loops.add(loop);
      Thread thread = new Thread(loop::runForever, "loop " + i);
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** The pieces of work that get done in a second, in a JVM of its own. */
  static double throughput(int loops, int steps) throws IOException, InterruptedException {
    List<String> heap = List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch");
    return Double.parseDouble(
        ForkedJvm.run(heap, Loops.class, Integer.toString(loops), Integer.toString(steps)));
  }

  /**
   * Prints how many pieces of work get done in a second.
   *
   * @param args how many loops, and how many steps each piece of work takes
   */
  public static void main(String[] args) throws Exception {
    Loops loops = new Loops(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    loops.run(WARM_UP);
    System.out.println(loops.run(TIME));
  }

  private double run(long time) throws InterruptedException {
    ended = false;
    List<CompletableFuture<Long>> counts = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < loops.size(); i++) {
      EventLoop next = loops.get((i + 1) % loops.size());
      counts.add(loops.get(i).submit(() -> all(next)));
    }
    Thread.sleep(time / 1_000_000);
    ended = true;
    long done = 0;
    for (CompletableFuture<Long> count : counts) {
      done += count.join();
    }
    return done * 1e9 / (System.nanoTime() - start);
  }

  @Async
  private Task<Long> all(EventLoop next) {
    List<Task<Long>> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(one(next, i));
    }
    long done = 0;
    for (long count : await(gather(tasks))) {
      done += count;
    }
    return Task.of(done);
  }

  @Async
  private Task<Long> one(EventLoop next, int seed) {
    long done = 0;
    int value = seed;
    while (!ended) {
      int argument = value;
      value = await(next.submit(() -> Task.of(work(argument))));
      done++;
    }
    return Task.of(done + (value & 1));
  }

  /** Steps that depend on each other, touch no memory, and cannot be made fewer. */
  private int work(int seed) {
    int value = seed | 1;
    for (int i = 0; i < steps; i++) {
      value ^= value << 13;
      value ^= value >>> 17;
      value ^= value << 5;
    }
    return value;
  }
}
