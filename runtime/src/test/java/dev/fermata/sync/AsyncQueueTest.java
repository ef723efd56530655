package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Task;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class AsyncQueueTest {
  private final Turns turns = new Turns();

  private static <T> AsyncQueue<T> filled(int maxSize, T item) {
    AsyncQueue<T> queue = new AsyncQueue<>(maxSize);
    queue.putNoWait(item);
    return queue;
  }

  @Test
  void itemsComeFirstInFirstOut() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    assertThat(queue.put("a").isDone()).isTrue();
    queue.putNoWait("b");
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.get().resultNow()).isEqualTo("a");
    assertThat(queue.getNoWait()).isEqualTo("b");
  }

  @Test
  void priorityQueueGivesTheLeastFirst() {
    AsyncQueue<Integer> queue = new AsyncPriorityQueue<>(Comparator.naturalOrder());
    queue.putNoWait(3);
    queue.putNoWait(1);
    queue.putNoWait(2);
    assertThat(queue.getNoWait()).isOne();
    assertThat(queue.getNoWait()).isEqualTo(2);
  }

  @Test
  void lifoQueueGivesTheLastFirst() {
    AsyncQueue<Integer> queue = new AsyncLifoQueue<>(2);
    queue.putNoWait(1);
    queue.putNoWait(2);
    assertThat(queue.isFull()).isTrue();
    assertThat(queue.getNoWait()).isEqualTo(2);
  }

  @Test
  void gettersAreWokenInTheOrderInWhichTheyCame() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    Task<String> first = turns.in(queue::get);
    Task<String> second = turns.in(queue::get);
    turns.run(
        () -> {
          queue.putNoWait("x");
          queue.putNoWait("y");
        });
    turns.next();
    assertThat(first.resultNow()).isEqualTo("x");
    assertThat(second.resultNow()).isEqualTo("y");
  }

  @Test
  void puttersAreWokenInTheOrderInWhichTheyCame() {
    AsyncQueue<String> queue = filled(1, "a");
    Task<Void> first = turns.in(() -> queue.put("b"));
    Task<Void> second = turns.in(() -> queue.put("c"));
    assertThat(turns.in(queue::get).resultNow()).isEqualTo("a");
    turns.next();
    assertThat(first.isDone()).isTrue();
    assertThat(second.isDone()).isFalse();
    assertThat(queue.getNoWait()).isEqualTo("b");
  }

  @Test
  void wokenGetterChecksAgainAndLooksForItemsThatWereStolen() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    Task<String> waiting = turns.in(queue::get);
    turns.run(
        () -> {
          queue.putNoWait("v1");
          assertThat(queue.getNoWait()).isEqualTo("v1");
        });
    turns.next();
    assertThat(waiting.isDone()).isFalse();
    turns.run(() -> queue.putNoWait("v2"));
    turns.next();
    assertThat(waiting.resultNow()).isEqualTo("v2");
  }

  @Test
  void getThatIsCancelledInTheTurnOfItsItemLeavesTheItem() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    Task<String> cancelled = turns.in(queue::get);
    turns.run(
        () -> {
          queue.putNoWait("kept");
          cancelled.cancel();
        });
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(queue.size()).isOne();
  }

  @Test
  void cancelledWokenGetterWakesTheNext() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    Task<String> cancelled = turns.in(queue::get);
    Task<String> next = turns.in(queue::get);
    turns.run(
        () -> {
          queue.putNoWait("x");
          cancelled.cancel();
        });
    turns.next();
    turns.next();
    assertThat(next.resultNow()).isEqualTo("x");
  }

  @Test
  void cancelledWokenPutterWakesTheNextAndPutsNothing() {
    AsyncQueue<String> queue = filled(1, "a");
    Task<Void> cancelled = turns.in(() -> queue.put("b"));
    Task<Void> next = turns.in(() -> queue.put("c"));
    turns.run(
        () -> {
          assertThat(queue.getNoWait()).isEqualTo("a");
          cancelled.cancel();
        });
    turns.next();
    turns.next();
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(next.isDone()).isTrue();
    assertThat(queue.getNoWait()).isEqualTo("c");
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void whoDoesNotWaitIsToldThatTheQueueIsFullOrEmpty() {
    AsyncQueue<String> queue = filled(1, "a");
    assertThatThrownBy(() -> queue.putNoWait("b"))
        .isInstanceOf(QueueFullException.class)
        .hasMessageContaining("1 items");
    queue.getNoWait();
    assertThatThrownBy(queue::getNoWait).isInstanceOf(QueueEmptyException.class);
  }

  @Test
  void joinWaitsUntilAllItemsAreDone() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    assertThat(queue.join().isDone()).isTrue();
    queue.putNoWait("a");
    queue.putNoWait("b");
    Task<Void> join = turns.in(queue::join);
    queue.getNoWait();
    turns.run(queue::taskDone);
    turns.next();
    assertThat(join.isDone()).isFalse();
    queue.getNoWait();
    turns.run(queue::taskDone);
    turns.next();
    assertThat(join.isDone()).isTrue();
  }

  @Test
  void tooManyTaskDoneIsAnError() {
    AsyncQueue<String> queue = filled(0, "a");
    queue.taskDone();
    assertThatThrownBy(queue::taskDone)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("without unfinished items");
  }

  @Test
  void negativeSizeIsAnError() {
    assertThatThrownBy(() -> new AsyncQueue<String>(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void nullIsAnError() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    assertThatThrownBy(() -> queue.put(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> queue.putNoWait(null)).hasMessage("item");
  }

  @Test
  void shutdownRefusesPutsAtOnceAndGetsOnceItIsDrained() {
    AsyncQueue<String> queue = filled(0, "a");
    queue.shutdown();
    assertThatThrownBy(() -> queue.putNoWait("b")).isInstanceOf(QueueShutDownException.class);
    assertThat(Turns.failureOf(queue.put("b"))).isInstanceOf(QueueShutDownException.class);
    assertThat(queue.get().resultNow()).isEqualTo("a");
    assertThat(Turns.failureOf(queue.get())).isInstanceOf(QueueShutDownException.class);
    assertThatThrownBy(queue::getNoWait).isInstanceOf(QueueShutDownException.class);
  }

  @Test
  void shutdownWakesBlockedCallers() {
    AsyncQueue<String> full = filled(1, "a");
    AsyncQueue<String> empty = new AsyncQueue<>();
    Task<Void> put = turns.in(() -> full.put("b"));
    Task<String> get = turns.in(empty::get);
    turns.run(full::shutdown);
    turns.run(empty::shutdown);
    turns.next();
    assertThat(Turns.failureOf(put)).isInstanceOf(QueueShutDownException.class);
    assertThat(Turns.failureOf(get)).isInstanceOf(QueueShutDownException.class);
    assertThat(full.getNoWait()).isEqualTo("a");
  }

  @Test
  void immediateShutdownDropsTheItemsAndReleasesJoin() {
    AsyncQueue<String> queue = filled(0, "a");
    queue.putNoWait("b");
    Task<Void> join = turns.in(queue::join);
    turns.run(() -> queue.shutdown(true));
    turns.next();
    assertThat(join.isDone()).isTrue();
    assertThat(Turns.failureOf(queue.get())).isInstanceOf(QueueShutDownException.class);
  }

  @Test
  void immediateShutdownLetsJoinWaitForWhatIsBeingWorkedOn() {
    AsyncQueue<String> queue = filled(0, "a");
    queue.putNoWait("b");
    queue.getNoWait();
    Task<Void> join = turns.in(queue::join);
    turns.run(() -> queue.shutdown(true));
    turns.next();
    assertThat(join.isDone()).isFalse();
    turns.run(queue::taskDone);
    turns.next();
    assertThat(join.isDone()).isTrue();
  }
}
