package dev.fermata.io.process;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.abi.Waiter;
import dev.fermata.io.call.IoCall;
import dev.fermata.io.call.PatientWaiter;
import dev.fermata.io.call.Waiters;
import dev.fermata.io.call.Waking;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The life of a process from its start to its end, as a task of the loop. The end of a run cancels
 * it, as it does all tasks, and that ends the process: so none is left behind.
 */
public final class ProcessLife extends IoCall<@Nullable Void> {
  private final EventLoop loop;
  private final Launch launch;
  private final Duration grace;
  private final Waiters watchers = new Waiters();
  private @Nullable Task<?> task;
  private @Nullable Task<Process> launching;
  private @Nullable Process process;
  private @Nullable Exception failure;
  private @Nullable Task<Integer> exit;
  private @Nullable ProcessTree tree;
  private @Nullable Task<?> ending;
  private @Nullable CancellationException cancellation;
  private boolean detached;

  public ProcessLife(EventLoop loop, ProcessBuilder builder, Duration grace) {
    this.loop = loop;
    this.launch = new Launch(builder);
    this.grace = grace;
  }

  /** Starts the process. */
  void startProcess() {
    task = loop.<@Nullable Object>createTask("subprocess", this::begin);
    task.addDoneCallback(over -> watchers.wakeAll());
  }

  /** Starts no process any more, or kills it if it has been started. */
  void abandon() {
    Objects.requireNonNull(task).cancel();
  }

  // What has become of it.

  /** The process; null if it has not been started yet, or could not be. */
  @Nullable Process process() {
    return process;
  }

  /** Why the process could not be started; null if it could be, or was not tried yet. */
  @Nullable Exception launchFailure() {
    return failure;
  }

  public OptionalInt exitCode() {
    return exit != null && exit.isDone() ? OptionalInt.of(exit.resultNow()) : OptionalInt.empty();
  }

  public boolean hasExited() {
    return exit != null && exit.isDone();
  }

  /** Whether there is nothing more to wait for. */
  boolean isOver() {
    return task != null && task.isDone();
  }

  boolean isDetached() {
    return detached;
  }

  /** Has {@code waiter} woken, once, when any of these has changed. */
  void watch(Waiter waiter) {
    watchers.add(waiter);
  }

  // Ending it.

  /** Has the process end, and those that it has started, if it has not ended yet. */
  public void end() {
    end(grace);
  }

  private void end(Duration time) {
    Process running = process;
    if (running == null || hasExited() || ending != null || detached) {
      return;
    }
    ProcessTree family = tree(running);
    ending =
        loop.runInExecutor(
            PipeThreads.EXECUTOR,
            () -> {
              family.end(time);
              return true;
            });
  }

  /** Kills the process and those that it has started, if it has not ended yet. */
  public void killTree() {
    Process running = process;
    if (running != null && !isOver()) {
      PipeThreads.EXECUTOR.execute(tree(running)::kill);
    }
  }

  private ProcessTree tree(Process root) {
    if (tree == null) {
      tree = new ProcessTree(root.toHandle());
    }
    return tree;
  }

  /** Has the process live on after the run. */
  public void detach() {
    detached = true;
  }

  // The task.

  @Override
  protected @Nullable Object attempt() {
    if (process == null && failure == null) {
      launch();
      if (process == null && failure == null) {
        return waitFor(Objects.requireNonNull(launching));
      }
      watchers.wakeAll();
    }
    if (failure != null) {
      return null;
    }
    if (!hasExited()) {
      return waitFor(Objects.requireNonNull(exit));
    }
    watchers.wakeAll();
    if (ending != null && !ending.isDone()) {
      return waitFor(ending);
    }
    if (cancellation != null) {
      throw cancellation;
    }
    return null;
  }

  private void launch() {
    try {
      if (launching == null) {
        launching = loop.runInExecutor(launch);
      }
      if (launching.isDone()) {
        begun(Waking.valueOf(launching));
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  private void begun(Process started) {
    process = started;
    exit =
        loop.runInExecutor(command -> started.onExit().thenRun(command), () -> started.exitValue());
    if (cancellation != null) {
      end(Duration.ZERO);
    }
  }

  private Object waitFor(Task<?> part) {
    Waking.whenDone(part, cancellation == null ? newWaiter() : waitIn(new PatientWaiter()));
    return NOT_YET;
  }

  @Override
  protected void cancelled(CancellationException request) {
    if (detached || launch.drop()) {
      throw request;
    }
    cancellation = request;
    end();
  }
}
