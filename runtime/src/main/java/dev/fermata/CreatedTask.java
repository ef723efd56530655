package dev.fermata;

import dev.fermata.abi.DebugMode;
import dev.fermata.abi.Driver;
import dev.fermata.abi.TaskBody;
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
  /** What a body delivers that has a task of its own, as a kind of {@link Driver#takeBoxed}. */
  private static final char OBJECT = 'L';

  private @Nullable Callable<? extends CompletionStage<? extends T>> body;

  // The list of the loop, see LiveTasks.
  @Nullable CreatedTask<?> previous;
  @Nullable CreatedTask<?> next;

  /** Which task of its loop it is, counted from 1; 0 as long as the loop does not know it. */
  int number;

  private CreatedTask(EventLoop loop, Callable<? extends CompletionStage<? extends T>> body) {
    super(loop);
    this.body = body;
  }

  /** A task whose body has not begun. */
  static <T extends @Nullable Object> CreatedTask<T> of(
      EventLoop loop,
      @Nullable String name,
      Callable<? extends CompletionStage<? extends T>> body) {
    if (DebugMode.ON) {
      return new Traced<>(loop, name, body);
    }
    return name == null ? new CreatedTask<>(loop, body) : new Named<>(loop, name, body);
  }

  @Override
  public String name() {
    return "Task-" + (number == 0 ? "?" : number);
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
    if (body == null) {
      super.run(driver);
    } else {
      if (number == 0) {
        // Another thread that has handed the task over has not touched the list.
        ownLoop().tasks.add(this);
      }
      begin(driver);
    }
  }

  @Override
  protected final void step(Driver driver) throws Throwable {
    Callable<? extends CompletionStage<?>> b = body;
    if (b == null) {
      driver.returnObject(driver.takeBoxed((char) Driver.label(this)));
      return;
    }
    driver.takeObject();
    body = null;
    if (b instanceof TaskBody call) {
      char kind = call.begin(driver);
      if (driver.suspended()) {
        driver.suspend(this, kind);
      } else {
        driver.returnObject(driver.takeBoxed(kind));
      }
      return;
    }
    Object value = driver.pollCall(driver.startBody(b));
    if (value == Driver.SUSPENDED) {
      driver.suspend(this, OBJECT);
    } else {
      driver.returnObject(value);
    }
  }

  @Override
  protected final boolean catches() {
    return false;
  }

  @Override
  protected final void release() {
    body = null;
    ownLoop().tasks.remove(this);
  }

  private EventLoop ownLoop() {
    return Objects.requireNonNull(loop());
  }

  /** Has a name that it was given; a class of its own, so that only those which do are larger. */
  private static class Named<T extends @Nullable Object> extends CreatedTask<T> {
    private final @Nullable String name;

    Named(
        EventLoop loop,
        @Nullable String name,
        Callable<? extends CompletionStage<? extends T>> body) {
      super(loop, body);
      this.name = name;
    }

    @Override
    public final String name() {
      return name == null ? super.name() : name;
    }
  }

  /** Knows where it was created. */
  private static final class Traced<T extends @Nullable Object> extends Named<T> {
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
