package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.test.TestLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which orders a loop with a seed runs what is ready. */
class ReadyOrderTest {
  private static final int SEEDS = 200;

  /** Who ran, in order: three tasks that are ready at once, twice each. */
  private static List<Object> tasks(TestLoop loop) {
    List<Object> trace = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      loop.createTask(
          () ->
              Script.call(
                  r -> {
                    trace.add(number);
                    return Script.yield(r2 -> trace.add(number));
                  }));
    }
    runTurns(loop, 3);
    return trace;
  }

  private static void runTurns(TestLoop loop, int turns) {
    for (int i = 0; i < turns; i++) {
      loop.stop();
      loop.runForever();
    }
  }

  @Test
  void withoutASeedTheOrderIsFirstComeFirstServed() {
    assertThat(tasks(new TestLoop())).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  void theSameSeedGivesTheSameOrder() {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(tasks(new TestLoop(seed))).isEqualTo(tasks(new TestLoop(seed)));
    }
  }

  @Test
  void anyOrderWithinATurnComesUpAndNoneAcrossTurns() {
    Set<List<Object>> first = new HashSet<>();
    Set<List<Object>> second = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Object> trace = tasks(new TestLoop(seed));
      first.add(trace.subList(0, 3));
      second.add(trace.subList(3, 6));
    }
    assertThat(first).hasSize(6).allMatch(order -> Set.copyOf(order).equals(Set.of(0, 1, 2)));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void callbacksDoNotOvertakeEachOther() {
    for (int seed = 0; seed < SEEDS; seed++) {
      TestLoop loop = new TestLoop(seed);
      List<Integer> trace = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        int number = i;
        loop.callSoon(() -> trace.add(number));
        loop.createTask(Task::done);
      }
      runTurns(loop, 1);
      assertThat(trace).isEqualTo(IntStream.range(0, 10).boxed().toList());
    }
  }

  @Test
  void tasksAndCallbacksOvertakeEachOther() {
    Set<List<String>> orders = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      TestLoop loop = new TestLoop(seed);
      List<String> trace = new ArrayList<>();
      loop.callSoon(() -> trace.add("callback"));
      loop.createTask(
          () -> {
            trace.add("task");
            return Task.done();
          });
      runTurns(loop, 1);
      orders.add(trace);
    }
    assertThat(orders)
        .containsExactlyInAnyOrder(List.of("callback", "task"), List.of("task", "callback"));
  }

  @Test
  void whatOtherThreadsHaveHandedOverIsPartOfTheTurn() throws Exception {
    TestLoop loop = new TestLoop(1);
    List<String> trace = new ArrayList<>();
    Thread thread = new Thread(() -> loop.callSoonThreadsafe(() -> trace.add("handed over")));
    thread.start();
    thread.join();
    runTurns(loop, 1);
    assertThat(trace).containsExactly("handed over");
  }
}
