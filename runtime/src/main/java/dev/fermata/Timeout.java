package dev.fermata;

import dev.fermata.abi.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of a call, which can be moved while the call goes on: what {@code asyncio.timeout()}
 * returns. See {@link Fermata#timeout}. Only for the thread of the event loop.
 */
public final class Timeout {
  private final EventLoop loop;
  private final Runnable expiry;
  private @Nullable Long when;
  private @Nullable Handle alarm;
  private boolean begun;
  private boolean expired;
  private boolean ended;

  Timeout(EventLoop loop, long when, Runnable expiry) {
    this.loop = loop;
    this.when = when;
    this.expiry = expiry;
  }

  /**
   * When the call is cancelled, in nanoseconds as {@link EventLoop#time} counts; empty for never.
   */
  public OptionalLong when() {
    return when == null ? OptionalLong.empty() : OptionalLong.of(when);
  }

  /** Whether the time was up before the call had ended. */
  public boolean expired() {
    return expired;
  }

  /**
   * Gives the call until {@code delay} from now.
   *
   * @throws IllegalStateException if the time was up already, or the call has ended
   */
  public void reschedule(Duration delay) {
    rescheduleAt(loop.time() + Durations.toNanos(Objects.requireNonNull(delay, "delay")));
  }

  /**
   * Gives the call until a moment: asyncio's {@code Timeout.reschedule(when)}.
   *
   * @param when in nanoseconds as {@link EventLoop#time} counts; one that has passed ends the call
   *     at its next wait
   * @throws IllegalStateException if the time was up already, or the call has ended
   */
  public void rescheduleAt(long when) {
    requireActive();
    this.when = when;
    start();
  }

  /**
   * Gives the call all the time that it needs: asyncio's {@code Timeout.reschedule(None)}.
   *
   * @throws IllegalStateException if the time was up already, or the call has ended
   */
  public void cancel() {
    requireActive();
    when = null;
    start();
  }

  private void requireActive() {
    if (expired || ended) {
      throw new IllegalStateException(
          expired
              ? "The time of this call was up already"
              : "The call that this timeout was for has ended");
    }
    loop.requireInLoop("A timeout can be moved");
  }

  /** Begins to run, now that the call has to wait; nothing can end a call that does not. */
  void begin() {
    begun = true;
    start();
  }

  private void start() {
    stop();
    if (begun && when != null) {
      alarm =
          when - loop.time() <= 0 ? loop.callSoon(this::expire) : loop.callAt(when, this::expire);
    }
  }

  private void expire() {
    expired = true;
    expiry.run();
  }

  private void stop() {
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
  }

  void end() {
    ended = true;
    stop();
  }
}
