package dev.fermata.io.call;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** An event loop whose turns, and calls in other threads, a test runs one by one. */
public final class Steps {
  private final EventLoop loop = new EventLoop();
  private final Queue<Runnable> calls = new ArrayDeque<>();

  public Steps() {
    loop.setDefaultExecutor(new Executor());
  }

  public EventLoop loop() {
    return loop;
  }

  /** Calls {@code action} in a turn of its own. */
  public <T> T in(Callable<T> action) {
    Task<T> task = loop.createTask(() -> Task.of(action.call()));
    turn();
    return task.resultNow();
  }

  /** Runs {@code action} in a turn of its own. */
  public void run(Runnable action) {
    in(
        () -> {
          action.run();
          return true;
        });
  }

  /** Runs one turn. */
  public void turn() {
    loop.stop();
    loop.runForever();
  }

  /** How many calls wait for a thread. */
  public int calls() {
    return calls.size();
  }

  /** Makes the call that has waited for a thread for longest. */
  public void call() {
    calls.remove().run();
  }

  /** Makes calls and runs turns until {@code task} has ended. */
  public void finish(Task<?> task) {
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
  public <T> T value(Callable<Task<T>> call) {
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
