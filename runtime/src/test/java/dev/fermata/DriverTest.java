package dev.fermata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fermata.abi.Driver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverTest {
  private static final int OFTEN = 10_000;

  @Test
  void isReplacedWhileALoopRunsAndStillKnowsTheLoop() {
    try (EventLoop loop = new EventLoop()) {
      List<Driver> drivers = new ArrayList<>();
      List<EventLoop> loops = new ArrayList<>();
      for (int i = 0; i < OFTEN; i++) {
        loop.callSoon(
            () -> {
              drivers.add(Driver.current());
              loops.add(EventLoop.current());
            });
      }
      loop.callSoon(loop::stop);
      loop.runForever();
      assertNotSame(drivers.get(0), drivers.get(OFTEN - 1));
      assertSame(loop, loops.get(OFTEN - 1));
      assertNull(EventLoop.currentOrNull());
    }
  }

  @Test
  void isReplacedOffAnyLoop() {
    Driver first = Driver.current();
    suspendOften();
    assertNotSame(first, Driver.current());
  }

  @Test
  void staysWhileATaskRunsOffAnyLoop() {
    Promise<Integer> outer = new Promise<>();
    Task<Boolean> task =
        Script.call(
            start ->
                Script.await(
                    outer,
                    value -> {
                      Driver driver = Driver.current();
                      suspendOften();
                      return driver == Driver.current();
                    }));
    outer.complete(1);
    assertEquals(true, task.join());
  }

  private static void suspendOften() {
    for (int i = 0; i < OFTEN; i++) {
      Promise<Integer> promise = new Promise<>();
      Task<Integer> task = Script.call(start -> Script.await(promise, Script.Received::get));
      promise.complete(i);
      assertEquals(i, task.join());
    }
  }

  @Test
  void anErrorOfTheMachineLosesNothingThatIsReady() {
    try (EventLoop loop = new EventLoop()) {
      List<String> ran = new ArrayList<>();
      loop.callSoon(() -> loop.callSoon(() -> ran.add("c")));
      loop.callSoon(
          () -> {
            throw new StackOverflowError("on purpose");
          });
      loop.callSoon(() -> ran.add("a"));
      loop.callSoon(() -> ran.add("b"));
      assertThrows(StackOverflowError.class, loop::runForever);
      assertEquals(List.of(), ran);
      loop.callSoon(loop::stop);
      loop.runForever();
      assertEquals(List.of("a", "b", "c"), ran);
    }
  }
}
