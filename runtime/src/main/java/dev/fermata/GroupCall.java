package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Cancellation;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Waiter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The call of {@link TaskGroup#run}: its body, and then the wait for its tasks. */
final class GroupCall<T extends @Nullable Object> extends HotCall<T> {
  private static final int BODY = 1;
  private static final int TASKS = 2;
  private static final Cancellation ABORTED =
      new Cancellation("Another part of the task group has failed, or it was cancelled", false);

  private final EventLoop loop;
  private final TaskGroup group = new TaskGroup(this);
  private final Set<Task<?>> tasks = new LinkedHashSet<>();
  private final List<Throwable> failures = new ArrayList<>();
  private @Nullable Function<? super TaskGroup, ? extends CompletionStage<? extends T>> body;
  private @Nullable AbstractTask<?> callee;
  private @Nullable Waiter emptied;
  private @Nullable Object value;
  private @Nullable Throwable bodyFailure;

  /** The request by which the whole call was cancelled. */
  private @Nullable Cancellation outside;

  private boolean aborting;
  private boolean cancelled;
  private boolean bodyAborted;
  private boolean finished;

  GroupCall(
      EventLoop loop, Function<? super TaskGroup, ? extends CompletionStage<? extends T>> body) {
    this.loop = loop;
    this.body = body;
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    if (place != TASKS) {
      try {
        value =
            place == START
                ? driver.pollCall(driver.startBody(() -> Objects.requireNonNull(body).apply(group)))
                : driver.takeObject();
        if (value == Driver.SUSPENDED) {
          value = null;
          callee = driver.awaitedTask();
          if (aborting) {
            // Not at once: the call is about to be suspended.
            loop.callSoon(this::abortBody);
          }
          return waitAt(BODY, driver);
        }
      } catch (Throwable t) {
        bodyFailed(t);
      }
      callee = null;
    } else {
      driver.takeObject();
    }
    if (!tasks.isEmpty()) {
      emptied = new TasksWait();
      driver.poll(emptied);
      return waitAt(TASKS, driver);
    }
    return end(driver);
  }

  private void bodyFailed(Throwable failure) {
    if (failure instanceof CancellationException) {
      if (cancellationRequests() > 0) {
        outside = new Cancellation(failure.getMessage(), false);
      }
      if (!bodyAborted || outside != null) {
        bodyFailure = failure;
      }
    } else {
      bodyFailure = failure;
    }
    abort();
  }

  private @Nullable Object end(Driver driver) throws Throwable {
    finished = true;
    Throwable failure = bodyFailure;
    if (failure != null && !(failure instanceof CancellationException)) {
      failures.add(failure);
    }
    if (failures.isEmpty()) {
      if (failure != null && !(cancelled && outside == null)) {
        throw failure;
      }
      return value;
    }
    for (Throwable each : failures) {
      if (each instanceof VirtualMachineError error) {
        failures.stream().filter(other -> other != error).forEach(error::addSuppressed);
        throw error;
      }
    }
    if (outside != null) {
      driver.cancelCaller(outside);
    }
    throw new ExceptionGroup("Unhandled failures in a task group", failures);
  }

  <V extends @Nullable Object> Task<V> spawn(
      @Nullable String name,
      Callable<? extends CompletionStage<? extends V>> callable,
      @Nullable Context context) {
    Task<V> task = create(name, callable, context);
    task.addDoneCallback(this::taskEnded);
    return task;
  }

  private <V extends @Nullable Object> Task<V> create(
      @Nullable String name,
      Callable<? extends CompletionStage<? extends V>> callable,
      @Nullable Context context) {
    Objects.requireNonNull(callable, "body");
    if (finished || aborting) {
      throw new IllegalStateException(
          finished
              ? "The task group has ended, so nothing can be spawned in it any more"
              : "The task group is being cancelled, so nothing can be spawned in it any more");
    }
    loop.requireInLoop("A task group can be used");
    Task<V> task = loop.create(name, callable, context);
    tasks.add(task);
    return task;
  }

  <V extends @Nullable Object> Task<V> start(
      Function<? super Started<V>, ? extends CompletionStage<?>> callable) {
    Waiter waiter = new Waiter();
    Started<V> started = new Started<>(waiter);
    Task<@Nullable Object> task =
        this.<@Nullable Object>create(null, () -> callable.apply(started), null);
    task.addDoneCallback(
        ended -> {
          if (started.isReady()) {
            taskEnded(ended);
          } else {
            forget(ended);
          }
          waiter.wake();
        });
    return new StartCall<>(task, started, waiter).begin();
  }

  private void taskEnded(Task<?> task) {
    Throwable failure = task.failureOrNull();
    if (failure != null && !(failure instanceof CancellationException)) {
      failures.add(failure);
      abort();
    }
    forget(task);
  }

  private void forget(Task<?> task) {
    tasks.remove(task);
    if (tasks.isEmpty() && emptied != null) {
      emptied.wake();
    }
  }

  void cancelAll() {
    loop.requireInLoop("A task group can be cancelled");
    if (!finished) {
      cancelled = true;
      abort();
    }
  }

  private void abort() {
    if (aborting) {
      return;
    }
    aborting = true;
    List.copyOf(tasks).forEach(task -> task.cancel(ABORTED.message()));
    abortBody();
  }

  private void abortBody() {
    if (callee != null) {
      bodyAborted = Driver.cancel(callee, ABORTED);
    }
  }

  @Override
  protected void release() {
    body = null;
    callee = null;
  }

  /** The wait for the tasks, which cancels them if it is cancelled, and goes on. */
  private final class TasksWait extends Waiter {
    @Override
    protected boolean absorbs(Cancellation request) {
      outside = request;
      if (bodyFailure == null) {
        bodyFailure = new CancellationException(request.message());
      }
      abort();
      if (request.persistent()) {
        List.copyOf(tasks).forEach(task -> Driver.cancel(task, request));
      }
      return true;
    }
  }
}
