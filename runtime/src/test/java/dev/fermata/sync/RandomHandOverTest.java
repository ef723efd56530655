package dev.fermata.sync;

import static dev.fermata.sync.Select.onReceive;
import static dev.fermata.sync.Select.onSend;
import static dev.fermata.sync.Select.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random sends, receives, selects and cancellations at random moments: what was sent is received
 * once or still there, what was cancelled did not happen, and nobody waits for what is there.
 */
class RandomHandOverTest {
  private static final int ROUNDS = 100;
  private static final int STEPS = 60;

  private final Turns turns = new Turns();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void channelsLoseAndInventNothing(int capacity) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      new Channels(capacity, new Random(seed)).run();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void queuesLoseAndInventNothing(int maxSize) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      new Queues(maxSize, new Random(seed)).run();
    }
  }

  /** A call that sends, unless it is a select that has received something. */
  private record Sending(Task<?> task, String item) {}

  /** A program that was made at random. */
  private abstract class Program {
    final Random random;

    final List<Sending> sends = new ArrayList<>();

    /** The tasks that receive; those that end with null have sent instead. */
    final List<Task<String>> receives = new ArrayList<>();

    private int items;

    Program(Random random) {
      this.random = random;
    }

    abstract void step(int choice);

    abstract List<String> rest();

    final void run() {
      for (int i = 0; i < STEPS; i++) {
        turns.run(
            () -> {
              for (int n = random.nextInt(4); n >= 0; n--) {
                step(random.nextInt(6));
              }
            });
      }
      // Twice as many as anything takes.
      for (int i = 0; i < 2 * STEPS; i++) {
        turns.next();
      }
      List<String> received = new ArrayList<>(rest());
      for (Task<String> receive : receives) {
        if (receive.isDone() && !receive.isCancelled() && receive.resultNow() != null) {
          received.add(receive.resultNow());
        }
      }
      Set<String> sent = new HashSet<>();
      for (Sending sending : sends) {
        Task<?> task = sending.task;
        if (task.isDone() && !task.isCancelled() && task.resultNow() == null) {
          sent.add(sending.item);
        }
      }
      assertThat(received).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
    }

    final void send(Function<String, Task<?>> send) {
      String item = "item " + items++;
      sends.add(new Sending(send.apply(item), item));
    }

    final void receive(Supplier<Task<String>> receive) {
      receives.add(receive.get());
    }

    final void cancelAny() {
      List<Task<?>> all = new ArrayList<>(sends.stream().map(Sending::task).toList());
      all.addAll(receives);
      all.removeIf(Task::isDone);
      if (!all.isEmpty()) {
        all.get(random.nextInt(all.size())).cancel();
      }
    }
  }

  private final class Channels extends Program {
    private final Channel<String> one;
    private final Channel<String> two;

    Channels(int capacity, Random random) {
      super(random);
      one = Channel.open(capacity);
      two = Channel.open(capacity);
    }

    @Override
    void step(int choice) {
      Channel<String> some = random.nextBoolean() ? one : two;
      switch (choice) {
        case 0 -> send(some.sender()::send);
        case 1 -> receive(some.receiver()::receive);
        case 2 -> receive(this::receiveEither);
        case 3 -> send(this::sendOrReceive);
        default -> cancelAny();
      }
    }

    private Task<String> receiveEither() {
      return select(
          onReceive(one.receiver(), item -> item), onReceive(two.receiver(), item -> item));
    }

    private Task<String> sendOrReceive(String item) {
      Task<String> select =
          select(onSend(one.sender(), item, () -> null), onReceive(two.receiver(), got -> got));
      receives.add(select);
      return select;
    }

    @Override
    List<String> rest() {
      assertNobodyWaitsInVain(one);
      assertNobodyWaitsInVain(two);
      List<String> rest = new ArrayList<>();
      drain(one, rest);
      drain(two, rest);
      return rest;
    }

    private void assertNobodyWaitsInVain(Channel<String> channel) {
      ChannelCore<String> core = channel.sender().core;
      assertThat(core.receivers.woken()).isZero();
      assertThat(core.senders.woken()).isZero();
      assertThat(core.hasItem() && !core.receivers.isEmpty()).isFalse();
      assertThat(core.hasRoom() && !core.senders.isEmpty()).isFalse();
    }

    /** Takes what is there, without making room for those who wait. */
    private void drain(Channel<String> channel, List<String> rest) {
      for (int n = channel.receiver().size(); n > 0; n--) {
        rest.add(channel.receiver().remove());
      }
    }
  }

  private final class Queues extends Program {
    private final AsyncQueue<String> queue;

    Queues(int maxSize, Random random) {
      super(random);
      queue = new AsyncQueue<>(maxSize);
    }

    @Override
    void step(int choice) {
      switch (choice) {
        case 0, 1 -> send(queue::put);
        case 2, 3 -> receive(queue::get);
        default -> cancelAny();
      }
    }

    @Override
    List<String> rest() {
      List<Task<?>> waiting = new ArrayList<>(sends.stream().map(Sending::task).toList());
      waiting.removeIf(Task::isDone);
      assertThat(!queue.isFull() && !waiting.isEmpty()).isFalse();
      waiting = new ArrayList<>(receives);
      waiting.removeIf(Task::isDone);
      assertThat(!queue.isEmpty() && !waiting.isEmpty()).isFalse();
      List<String> rest = new ArrayList<>();
      for (int n = queue.size(); n > 0; n--) {
        rest.add(queue.getNoWait());
      }
      return rest;
    }
  }
}
