package dev.fermata.it.sync;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.gather;
import static dev.fermata.Fermata.run;
import static dev.fermata.it.sync.Trace.turns;
import static dev.fermata.sync.Select.onDone;
import static dev.fermata.sync.Select.onReceive;
import static dev.fermata.sync.Select.onTimeout;
import static dev.fermata.sync.Select.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.sync.AsyncQueue;
import dev.fermata.sync.Channel;
import dev.fermata.sync.Receiver;
import dev.fermata.sync.Sender;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class QueueTest {
  private final Trace trace = new Trace();

  // Queue

  @Test
  void queueOfThreeGettersAndThreePuts() {
    run(this::threeGetters);
    assertThat(trace).hasToString("x0 y1 z2");
  }

  @Async
  private Task<Void> threeGetters() {
    AsyncQueue<Integer> queue = new AsyncQueue<>();
    Task<Void> x = createTask(() -> get("x", queue));
    Task<Void> y = createTask(() -> get("y", queue));
    Task<Void> z = createTask(() -> get("z", queue));
    await(turns(1));
    for (int i = 0; i < 3; i++) {
      queue.putNoWait(i);
    }
    await(gather(x, y, z));
    return Task.done();
  }

  @Async
  private Task<Void> get(String name, AsyncQueue<?> queue) {
    trace.mark(name + await(queue.get()));
    return Task.done();
  }

  @Test
  void queueWhoseItemIsStolen() {
    run(this::steal);
    assertThat(trace).hasToString("v1 late v2");
  }

  @Async
  private Task<Void> steal() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    Task<Void> late = createTask(() -> get("late ", queue));
    await(turns(1));
    queue.putNoWait("v1");
    trace.mark(queue.getNoWait());
    await(turns(2));
    queue.putNoWait("v2");
    await(late);
    return Task.done();
  }

  @Test
  void queueKeepsTheItemOfAGetThatIsCancelledInTheSameTurn() {
    run(this::cancelGet);
    assertThat(trace).hasToString("cancelled 1");
  }

  @Async
  private Task<Void> cancelGet() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    Task<Void> getter = createTask(() -> get("got ", queue));
    await(turns(1));
    queue.putNoWait("kept");
    getter.cancel();
    try {
      await(getter);
    } catch (CancellationException e) {
      trace.mark("cancelled");
    }
    trace.mark(String.valueOf(queue.size()));
    return Task.done();
  }

  // Channel

  @Test
  void channelIsIteratedUntilAllSendersAreClosed() {
    Channel<String> channel = Channel.open(0);
    Sender<String> clone = channel.sender().clone();
    run(
        () ->
            gather(
                () -> send("a", channel.sender()),
                () -> send("b", clone),
                () -> print(channel.receiver())));
    assertThat(trace).hasToString("a0 b0 a1 b1 end");
  }

  @Async
  private Task<Void> send(String name, Sender<String> to) {
    try (Sender<String> sender = to) {
      for (int i = 0; i < 2; i++) {
        await(sender.send(name + i));
      }
    }
    return Task.done();
  }

  @Async
  private Task<Void> print(Receiver<String> receiver) {
    for (String item : each(receiver)) {
      trace.mark(item);
    }
    trace.mark("end");
    return Task.done();
  }

  @Test
  void loopThatIsLeftLeavesTheReceiverOpen() {
    run(this::leaveLoop);
    assertThat(trace).hasToString("a b");
  }

  @Async
  private Task<Void> leaveLoop() {
    Channel<String> channel = Channel.open(2);
    await(channel.sender().send("a"));
    await(channel.sender().send("b"));
    for (String item : each(channel.receiver())) {
      trace.mark(item);
      break;
    }
    trace.mark(await(channel.receiver().receive()));
    return Task.done();
  }

  // Select

  @Test
  void selectInALoop() {
    run(this::listen);
    assertThat(trace).hasToString("1 2 3 stopped");
  }

  @Async
  private Task<Void> listen() {
    Channel<Integer> numbers = Channel.open(0);
    Promise<String> stop = new Promise<>();
    Task<Void> producer = createTask(() -> count(numbers.sender(), stop));
    boolean running = true;
    while (running) {
      running =
          await(
              select(
                  onReceive(
                      numbers.receiver(),
                      number -> {
                        trace.mark(String.valueOf(number));
                        return true;
                      }),
                  onDone(
                      stop,
                      reason -> {
                        trace.mark(reason);
                        return false;
                      })));
    }
    await(producer);
    return Task.done();
  }

  @Async
  private Task<Void> count(Sender<Integer> sender, Promise<String> stop) {
    for (int i = 1; i <= 3; i++) {
      await(sender.send(i));
    }
    await(turns(3));
    stop.complete("stopped");
    return Task.done();
  }

  @Test
  void selectThatTimesOut() {
    assertThat(run(this::timeOut)).isEqualTo("late");
  }

  @Async
  private Task<String> timeOut() {
    Channel<String> nothing = Channel.open(0);
    return Task.of(
        await(
            select(
                onReceive(nothing.receiver(), item -> item),
                onTimeout(Duration.ofMillis(1), () -> "late"))));
  }
}
