package dev.fermata;

import dev.fermata.abi.DebugMode;
import dev.fermata.abi.Driver;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A task whose body begins in the next turn of its loop: asyncio's {@code create_task}. It awaits
 * the call that the body makes, and is that call's task as far as {@link Fermata#currentTask} can
 * tell.
 */
final class CreatedTask<T extends @Nullable Object> extends Task<T> {
  private @Nullable Callable<? extends CompletionStage<? extends T>> body;

  // The list of the loop, see LiveTasks.
  @Nullable CreatedTask<?> previous;
  @Nullable CreatedTask<?> next;

  /** Which task of its loop it is, counted from 1; 0 as long as the loop does not know it. */
  int number;

  private final @Nullable String name;
  private final @Nullable Throwable creation =
      DebugMode.ON ? new Throwable("The task was created here") : null;

  CreatedTask(
      EventLoop loop,
      @Nullable String name,
      Callable<? extends CompletionStage<? extends T>> body) {
    super(loop);
    this.name = name;
    this.body = body;
  }

  @Override
  protected @Nullable Throwable creation() {
    return creation;
  }

  @Override
  public String name() {
    return name == null ? "Task-" + (number == 0 ? "?" : number) : name;
  }

  /** Has the first step taken in the next turn. */
  void begin() {
    start();
  }

  /** As {@link #begin()}, in {@code context} itself. */
  void begin(Context context) {
    start(context);
  }

  @Override
  protected void run(Driver driver) {
    // Another thread that has handed the task over has not touched the list.
    ownLoop().tasks.addIfAbsent(this);
    super.run(driver);
  }

  @Override
  protected void step(Driver driver) throws Exception {
    Callable<? extends CompletionStage<?>> b = body;
    if (b == null) {
      driver.returnObject(driver.takeObject());
      return;
    }
    driver.takeObject();
    body = null;
    Object value = driver.pollCall(driver.startBody(b));
    if (value == Driver.SUSPENDED) {
      driver.suspend(this, 1);
    } else {
      driver.returnObject(value);
    }
  }

  @Override
  protected void release() {
    body = null;
    ownLoop().tasks.remove(this);
  }

  private EventLoop ownLoop() {
    return Objects.requireNonNull(loop());
  }
}
