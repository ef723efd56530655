package dev.fermata.it.tutorial;

import static dev.fermata.Fermata.*;
import static dev.fermata.it.tutorial.Seconds.seconds;
import static dev.fermata.it.tutorial.Seconds.since;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.sync.AsyncQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Producers that put items into a queue now and then, and consumers that get them for ever, until
 * there is nothing left to do. {@code -p} says how many producers there are, {@code -c} how many
 * consumers.
 */
public final class ProducersAndConsumers {
  private static final Random RANDOM = new Random(6736);

  private ProducersAndConsumers() {}

  record Item(String name, long made) {}

  @Async
  static Task<Void> randomSleep(String caller) {
    int i = RANDOM.nextInt(11);
    System.out.println(caller + " sleeping for " + i + " seconds.");
    await(sleep(seconds(i)));
    return Task.done();
  }

  @Async
  static Task<Void> produce(int name, AsyncQueue<Item> queue) {
    int count = RANDOM.nextInt(11);
    for (int n = 0; n < count; n++) {
      await(randomSleep("Producer " + name));
      Item item = new Item(String.format("%08x", RANDOM.nextInt()), System.nanoTime());
      await(queue.put(item));
      System.out.println("Producer " + name + " added <" + item.name + "> to queue.");
    }
    return Task.done();
  }

  @Async
  static Task<Void> consume(int name, AsyncQueue<Item> queue) {
    while (true) {
      await(randomSleep("Consumer " + name));
      Item item = await(queue.get());
      System.out.printf(
          "Consumer %d got element <%s> in %.5f seconds.%n", name, item.name, since(item.made));
      queue.taskDone();
    }
  }

  @Async
  static Task<Void> program(int producerCount, int consumerCount) {
    AsyncQueue<Item> queue = new AsyncQueue<>();
    List<Task<Void>> producers = new ArrayList<>();
    for (int i = 0; i < producerCount; i++) {
      int name = i;
      producers.add(createTask(() -> produce(name, queue)));
    }
    List<Task<Void>> consumers = new ArrayList<>();
    for (int i = 0; i < consumerCount; i++) {
      int name = i;
      consumers.add(createTask(() -> consume(name, queue)));
    }
    await(gather(producers));
    await(queue.join());
    for (Task<Void> consumer : consumers) {
      consumer.cancel();
    }
    return Task.done();
  }

  public static void main(String[] args) {
    int producers = option("-p", 5, args);
    int consumers = option("-c", 10, args);
    long start = System.nanoTime();
    run(() -> program(producers, consumers));
    System.out.printf("Program completed in %.5f seconds.%n", since(start));
  }

  private static int option(String name, int otherwise, String[] args) {
    int i = List.of(args).indexOf(name);
    return i < 0 ? otherwise : Integer.parseInt(args[i + 1]);
  }
}
