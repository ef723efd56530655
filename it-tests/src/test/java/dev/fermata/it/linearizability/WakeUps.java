package dev.fermata.it.linearizability;

import dev.fermata.EventLoop;
import java.util.function.Consumer;
import org.jetbrains.lincheck.Lincheck;

/** A loop that waits, or is about to, is woken up; the model checker finds it asleep otherwise. */
final class WakeUps {
  private WakeUps() {}

  static void ofLoopThatIsStopped(int invocations) {
    ofLoop(invocations, EventLoop::stop);
  }

  static void ofLoopWithSubmission(int invocations) {
    ofLoop(invocations, loop -> loop.callSoonThreadsafe(loop::stop));
  }

  private static void ofLoop(int invocations, Consumer<EventLoop> wakeUp) {
    Lincheck.runConcurrentTest(
        invocations,
        () -> {
          EventLoop loop = new EventLoop();
          loop.setInput(new MonitorWait());
          Thread running = new Thread(loop::runForever);
          running.start();
          wakeUp.accept(loop);
          join(running);
        });
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
