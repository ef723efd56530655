package dev.fermata.it.linearizability;

import dev.fermata.EventLoop;
import dev.fermata.Promise;
import java.util.function.BiConsumer;
import org.jetbrains.lincheck.Lincheck;

/** A thread that waits, or is about to, is woken up; model checking finds it asleep otherwise. */
final class WakeUps {
  private WakeUps() {}

  static void ofIdleLoopThatIsStopped(int invocations) {
    ofIdleLoop(invocations, (loop, thread) -> loop.stop());
  }

  static void ofIdleLoopWithSubmission(int invocations) {
    ofIdleLoop(invocations, (loop, thread) -> loop.callSoonThreadsafe(loop::stop));
  }

  static void ofIdleLoopThatIsInterrupted(int invocations) {
    ofIdleLoop(invocations, (loop, thread) -> thread.interrupt());
  }

  static void ofThreadThatJoins(int invocations) {
    Lincheck.runConcurrentTest(
        invocations,
        () -> {
          Promise<String> promise = new Promise<>();
          Thread joining = new Thread(promise::join);
          joining.start();
          promise.complete("value");
          join(joining);
        });
  }

  private static void ofIdleLoop(int invocations, BiConsumer<EventLoop, Thread> wakeUp) {
    Lincheck.runConcurrentTest(
        invocations,
        () -> {
          EventLoop loop = new EventLoop();
          Thread running = new Thread(loop::runForever);
          running.start();
          wakeUp.accept(loop, running);
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
