package dev.fermata.io;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** An event loop whose turns, and calls in other threads, a test runs one by one. */
final class Steps {
  private final EventLoop loop = new EventLoop();
  private final Queue<Runnable> calls = new ArrayDeque<>();

  Steps() {
    loop.setDefaultExecutor(new Executor());
  }

  EventLoop loop() {
    return loop;
  }

  /** Calls {@code action} in a turn of its own. */
  <T> T in(Callable<T> action) {
    Task<T> task = loop.createTask(() -> Task.of(action.call()));
    turn();
    return task.resultNow();
  }

  /** Runs {@code action} in a turn of its own. */
  void run(Runnable action) {
    in(
        () -> {
          action.run();
          return true;
        });
  }

  /** Runs one turn. */
  void turn() {
    loop.stop();
    loop.runForever();
  }

  /** How many calls wait for a thread. */
  int calls() {
    return calls.size();
  }

  /** Makes the call that has waited for a thread for longest. */
  void call() {
    calls.remove().run();
  }

  /** Makes calls and runs turns until {@code task} has ended. */
  void finish(Task<?> task) {
    for (int i = 0; !task.isDone(); i++) {
      if (i == 100) {
        throw new AssertionError(task + " does not end");
      }
      while (!calls.isEmpty()) {
        call();
      }
      turn();
    }
  }

  /** The value of a task that is finished by this. */
  <T> T value(Callable<Task<T>> call) {
    Task<T> task = in(call);
    finish(task);
    return task.resultNow();
  }

  private final class Executor extends AbstractExecutorService {
    @Override
    public void execute(Runnable call) {
      calls.add(call);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return true;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
