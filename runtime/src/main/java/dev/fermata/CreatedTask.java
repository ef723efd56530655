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
class CreatedTask<T extends @Nullable Object> extends Task<T> {
  private @Nullable Callable<? extends CompletionStage<? extends T>> body;

  // The list of the loop, see LiveTasks.
  @Nullable CreatedTask<?> previous;
  @Nullable CreatedTask<?> next;

  /** Which task of its loop it is, counted from 1; 0 as long as the loop does not know it. */
  int number;

  private final @Nullable String name;

  private CreatedTask(
      EventLoop loop,
      @Nullable String name,
      Callable<? extends CompletionStage<? extends T>> body) {
    super(loop);
    this.name = name;
    this.body = body;
  }

  /** A task whose body has not begun. */
  static <T extends @Nullable Object> CreatedTask<T> of(
      EventLoop loop,
      @Nullable String name,
      Callable<? extends CompletionStage<? extends T>> body) {
    return DebugMode.ON ? new Traced<>(loop, name, body) : new CreatedTask<>(loop, name, body);
  }

  @Override
  public final String name() {
    return name == null ? "Task-" + (number == 0 ? "?" : number) : name;
  }

  /** Has the first step taken in the next turn. */
  final void begin() {
    start();
  }

  /** As {@link #begin()}, in {@code context} itself. */
  final void begin(Context context) {
    start(context);
  }

  @Override
  protected final void run(Driver driver) {
    // Another thread that has handed the task over has not touched the list.
    ownLoop().tasks.addIfAbsent(this);
    super.run(driver);
  }

  @Override
  protected final void step(Driver driver) throws Exception {
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
  protected final void release() {
    body = null;
    ownLoop().tasks.remove(this);
  }

  private EventLoop ownLoop() {
    return Objects.requireNonNull(loop());
  }

  /** Knows where it was created; a class of its own, so that only those which do are larger. */
  private static final class Traced<T extends @Nullable Object> extends CreatedTask<T> {
    private final Throwable creation = new Throwable("The task was created here");

    Traced(
        EventLoop loop,
        @Nullable String name,
        Callable<? extends CompletionStage<? extends T>> body) {
      super(loop, name, body);
    }

    @Override
    protected Throwable creation() {
      return creation;
    }
  }
}
