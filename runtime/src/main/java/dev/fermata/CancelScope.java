package dev.fermata;

import dev.fermata.abi.AbstractTask;
import dev.fermata.abi.Cancellation;
import dev.fermata.abi.Driver;
import dev.fermata.abi.Durations;
import dev.fermata.abi.Shield;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Limits a call: trio's {@code CancelScope}. Other than {@link Task#cancel}, which is delivered
 * once, to cancel a scope is for good: each further await of the call that would have to wait fails
 * with a {@link java.util.concurrent.CancellationException}, also in its {@code finally} blocks, so
 * that clean-up cannot hang. Clean-up that has to wait gets a scope of its own, with a {@linkplain
 * #shield shield} and a deadline.
 *
 * <pre>{@code
 * CancelScope scope = new CancelScope().deadline(ofSeconds(5));
 * await(scope.run(() -> download(uri)));
 * if (scope.cancelledCaught()) ...
 * }</pre>
 *
 * <p>The call, all calls that it awaits directly, and tasks of a {@link TaskGroup} in it are
 * cancelled for good. A task that was made elsewhere and that they await is cancelled once, as
 * {@link Task#cancel} does.
 *
 * <p>A scope is for one call. Only for the thread of the event loop.
 */
public final class CancelScope {
  private static final Cancellation CANCELLED =
      new Cancellation("The cancel scope was cancelled", true);

  private @Nullable Long deadline;
  private boolean shield;
  private boolean used;
  private boolean ended;
  private boolean cancelled;
  private boolean caught;
  private @Nullable EventLoop loop;
  private @Nullable AbstractTask<?> callee;
  private @Nullable Shield wait;
  private @Nullable Handle alarm;

  /** Creates a scope without a deadline and without a shield. */
  public CancelScope() {}

  /**
   * Runs {@code body} in this scope.
   *
   * @param body is called at once, as an {@link Async} method is
   * @return its value, or null if the scope was cancelled and the body ended because of that, which
   *     {@link #cancelledCaught} tells. What else the body throws is thrown on
   * @throws IllegalStateException if the scope has been used already, or if no event loop runs in
   *     this thread
   */
  public <T extends @Nullable Object> Task<@Nullable T> run(
      Callable<? extends CompletionStage<? extends T>> body) {
    return this.<@Nullable T>run(false, Objects.requireNonNull(body, "body"));
  }

  <T extends @Nullable Object> Task<T> run(
      boolean failsIfCancelled, Callable<? extends CompletionStage<? extends T>> body) {
    loop = EventLoop.current();
    if (used) {
      throw new IllegalStateException("A cancel scope is for one call, and this one has had it");
    }
    used = true;
    return new ScopeCall<T>(this, failsIfCancelled, body).begin();
  }

  /**
   * Cancels the scope when {@code delay} from now has passed.
   *
   * @return this
   * @throws IllegalStateException if no event loop runs in this thread
   */
  public CancelScope deadline(Duration delay) {
    Objects.requireNonNull(delay, "delay");
    return deadlineAt(EventLoop.current().time() + Durations.toNanos(delay));
  }

  /**
   * Cancels the scope at a moment.
   *
   * @param when in nanoseconds as {@link EventLoop#time} counts
   * @return this
   */
  public CancelScope deadlineAt(long when) {
    requireInLoop();
    deadline = when;
    if (callee != null) {
      startAlarm();
    }
    return this;
  }

  /** Cancels the scope at no time; returns this. */
  public CancelScope noDeadline() {
    deadline = null;
    stopAlarm();
    return this;
  }

  /** When the scope is cancelled, as {@link EventLoop#time} counts; empty for never. */
  public OptionalLong deadline() {
    return deadline == null ? OptionalLong.empty() : OptionalLong.of(deadline);
  }

  /**
   * Says whether cancellations from outside, of a surrounding scope or of the task, are kept from
   * the body. They are delivered when this is no longer so: at the end of the scope, or when it is
   * set to false. To cancel the scope itself cancels its body all the same.
   *
   * @return this
   */
  public CancelScope shield(boolean on) {
    requireInLoop();
    shield = on;
    if (wait != null) {
      wait.set(on);
    }
    return this;
  }

  /** Cancels the scope, now or as soon as it is used. Does nothing if it was cancelled already. */
  public void cancel() {
    requireInLoop();
    if (cancelled || ended) {
      return;
    }
    cancelled = true;
    stopAlarm();
    cancelCallee();
  }

  private void requireInLoop() {
    if (loop != null) {
      loop.requireInLoop("A cancel scope can be used");
    }
  }

  private void cancelCallee() {
    if (callee != null) {
      Driver.cancel(callee, CANCELLED);
    }
  }

  /** Whether {@link #cancel} was called, or the deadline has passed. */
  public boolean cancelCalled() {
    return cancelled;
  }

  /** Whether the body has ended because the scope was cancelled. */
  public boolean cancelledCaught() {
    return caught;
  }

  // What ScopeCall tells.

  Shield entered(Driver driver) {
    callee = Objects.requireNonNull(driver.awaitedTask());
    Shield shielded = driver.shield(shield);
    wait = shielded;
    startAlarm();
    return shielded;
  }

  boolean isShielded() {
    return shield;
  }

  void left() {
    ended = true;
    callee = null;
    wait = null;
    stopAlarm();
  }

  void caught() {
    caught = true;
  }

  private void startAlarm() {
    stopAlarm();
    EventLoop current = Objects.requireNonNull(loop);
    if (cancelled) {
      // Not at once: the call is about to be suspended.
      alarm = current.callSoon(this::cancelCallee);
    } else if (deadline != null) {
      alarm =
          deadline - current.time() <= 0
              ? current.callSoon(this::cancel)
              : current.callAt(deadline, this::cancel);
    }
  }

  private void stopAlarm() {
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
  }
}
