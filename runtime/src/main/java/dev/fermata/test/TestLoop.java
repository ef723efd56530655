package dev.fermata.test;

import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Durations;
import dev.fermata.abi.IdleWait;
import dev.fermata.abi.Suspension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An event loop in virtual time. Its clock stands still while anything is ready, and jumps to the
 * next deadline when all tasks wait: a program that sleeps for an hour takes milliseconds, and does
 * the same in every run. When all tasks wait and there is no deadline, that is a deadlock, and the
 * loop fails with a {@link DeadlockError} that shows what each task waits for.
 *
 * <p>Only what goes by the loop's clock is in virtual time: {@link dev.fermata.Fermata#sleep},
 * {@link #callLater} and all that is built on them, but not {@link Thread#sleep} nor {@link
 * java.util.concurrent.CompletableFuture#orTimeout}. The loop cannot know either that another
 * thread, or another process, is about to complete something: {@link #outside} announces it, and
 * the clock stands still until then. What comes over a socket from the same loop comes before the
 * clock moves on.
 *
 * <p>With a seed, the order of what is ready in a turn is drawn from it: any order in which tasks
 * could have become ready, had things taken a little more or less time, so also that of timers with
 * equal deadlines. It is the same for the same seed, on every machine. Callbacks do not overtake
 * each other.
 *
 * <p>{@link TestRun} runs the body of a test in such a loop.
 */
public final class TestLoop extends EventLoop {
  /** What a socket may take to bring over what was written to the other end in the same loop. */
  private static final long INPUT_NANOS = 1_000_000;

  private final @Nullable Long seed;
  private final @Nullable SplittableRandom order;
  private final Remembered<Task<?>> calls = new Remembered<>(call -> !call.isDone());
  private final List<AssertionError> unseen = Collections.synchronizedList(new ArrayList<>());
  private final Set<Task<?>> background = new HashSet<>();

  private long now;
  private long deadline = Long.MAX_VALUE;
  private Duration limit = Duration.ZERO;
  private int outside;
  private @Nullable Watchdog watchdog;
  private @Nullable Task<?> main;

  /** Creates a loop that runs what is ready first come, first served. */
  public TestLoop() {
    seed = null;
    order = null;
  }

  /**
   * Creates a loop that runs what is ready in an order of its own.
   *
   * @param seed what the order is drawn from
   */
  public TestLoop(long seed) {
    this.seed = seed;
    order = new SplittableRandom(seed);
  }

  /**
   * The test loop that runs in this thread.
   *
   * @throws IllegalStateException if none does
   */
  public static TestLoop current() {
    if (EventLoop.current() instanceof TestLoop loop) {
      return loop;
    }
    throw new IllegalStateException(
        "The event loop that runs in this thread is no TestLoop. Run the test by"
            + " TestRun.runTest(...), or annotate it with @VirtualTime");
  }

  /** What the order of events is drawn from; empty if that is first come, first served. */
  public OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /** The virtual time, which begins with 0. */
  @Override
  public long time() {
    return now;
  }

  /** How much virtual time has passed. */
  public Duration elapsed() {
    return Duration.ofNanos(now);
  }

  /**
   * Announces that another thread or process completes {@code stage}. The clock stands still until
   * then, and there is no deadlock.
   *
   * <pre>{@code await(TestLoop.current().outside(http.sendAsync(request, ofString())))}</pre>
   *
   * @return ends as {@code stage} does; to cancel it cancels {@code stage}, and ends the
   *     announcement
   * @throws IllegalStateException if it is not called in this loop
   */
  public <T extends @Nullable Object> Task<T> outside(CompletionStage<? extends T> stage) {
    Objects.requireNonNull(stage, "stage");
    if (!inLoop()) {
      throw new IllegalStateException("outside() has to be called in the TestLoop that it is for");
    }
    Task<T> task = createTask(() -> stage);
    outside++;
    task.addDoneCallback(ended -> outside--);
    return task;
  }

  /**
   * Makes a task that the end of the test does not wait for, such as a server that runs for ever:
   * it is cancelled at the end of the {@link TestSession}, and awaited.
   *
   * @param body makes the call
   * @throws IllegalStateException if the loop is closed
   */
  public void background(Callable<? extends CompletionStage<?>> body) {
    Task<?> task = this.<@Nullable Object>createTask(body);
    background.add(task);
    task.addDoneCallback(background::remove);
  }

  /**
   * What each task waits for, as text: the tasks that have not ended, each with the calls that it
   * is suspended in, the innermost first. Only for code that runs in the loop, or if it does not
   * run.
   */
  public String dump() {
    return new TaskDump(main, createdTasks(), calls.all()).toString();
  }

  /** The clock stands still while another thread has a call, which {@code toThread} announces. */
  @Override
  protected void handedOver(Task<?> task) {
    callSoon(
        () -> {
          outside++;
          task.addDoneCallback(ended -> outside--);
        });
  }

  // Time and order.

  @Override
  protected long beforeWait(long nanos) {
    checkRealTime();
    if (outside > 0) {
      return Long.MAX_VALUE;
    }
    IdleWait input = input();
    if (input != null && input.expectsInput()) {
      if (nanos == Long.MAX_VALUE) {
        return nanos;
      }
      input.await(INPUT_NANOS);
      if (hasReady()) {
        return 0;
      }
    }
    if (nanos == Long.MAX_VALUE) {
      throw DeadlockError.after(elapsed(), mainHasEnded(), dump());
    }
    if (nanos > deadline - now) {
      throw TimeLimitError.ofVirtualTime(limit, mainHasEnded(), dump());
    }
    now += nanos;
    return 0;
  }

  @Override
  protected void beforeTurn() {
    checkRealTime();
    if (order != null) {
      shuffleReady(order);
    }
  }

  private void checkRealTime() {
    Watchdog dog = watchdog;
    StackTraceElement[] place = dog == null ? null : dog.interruptedAt();
    if (dog != null && place != null) {
      throw TimeLimitError.ofRealTime(dog.limit(), outside, place, dump());
    }
  }

  private boolean mainHasEnded() {
    return main != null && main.isDone();
  }

  // What is told of tasks.

  @Override
  protected void started(AbstractTask<?> call) {
    calls.add((Task<?>) call);
  }

  @Override
  protected void unseen(Throwable failure, String message) {
    unseen.add(new AssertionError(message + ", as by an await: " + failure, failure));
  }

  // For a TestSession.

  /** Begins to count against both limits. */
  void guard(Duration virtualLimit, Watchdog dog) {
    limit = virtualLimit;
    long nanos = Durations.toNanos(virtualLimit);
    deadline = nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
    watchdog = dog;
  }

  /** Runs a task that stands for the test. */
  <T extends @Nullable Object> T runMain(Task<T> task) {
    main = task;
    T value = runUntilComplete(task);
    if (main != task) {
      runUntilEnded(main);
    }
    return value;
  }

  /** Runs all that is not of the background. */
  void runUntilEnded() {
    for (Task<?> next = nextToEnd(); next != null; next = nextToEnd()) {
      runUntilEnded(next);
    }
  }

  private void runUntilEnded(Task<?> task) {
    Promise<@Nullable Object> ended = createPromise();
    Consumer<@Nullable Object> complete = ended::complete;
    task.addDoneCallback(complete);
    runUntilComplete(ended);
  }

  /** Takes the method without a result that was just called for the test, if it has to wait. */
  void findMain() {
    for (Task<?> call : calls.all()) {
      if (Suspension.isDetached(call)) {
        main = call; // the last one; those before are what it has called
      }
    }
  }

  /** Cancels what {@link #runMain} has left, and runs it until it has ended. */
  void cancelForeground() {
    for (Task<?> task : live()) {
      if (!background.contains(task)) {
        task.cancel();
      }
    }
    runUntilEnded();
  }

  /** Has nobody wait any more for what there is. */
  void abandon() {
    background.addAll(live());
  }

  /** Ends all that is left. */
  void cancelAll() {
    background.clear();
    cancelForeground();
    shutDown();
  }

  /** A task that the test has to wait for and that nobody else does. */
  private @Nullable Task<?> nextToEnd() {
    for (Task<?> task : live()) {
      if (!background.contains(task) && !Suspension.isAwaited(task)) {
        return task;
      }
    }
    return null;
  }

  private List<Task<?>> live() {
    List<Task<?>> live = new ArrayList<>(createdTasks());
    live.addAll(calls.all());
    return live;
  }

  /** One error for each task that has failed and whose failure nobody has asked for. */
  List<AssertionError> unseenFailures() {
    return unseen;
  }
}
