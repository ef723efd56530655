package dev.fermata.abi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lowest layer of a {@link Driver}: what is handed to the frame that takes the next step, which
 * is what the step before it has left.
 */
public abstract sealed class Delivering permits Contextual {
  /** What an await, or a twin that returns an object, returns instead of a value to suspend. */
  public static final Object SUSPENDED = new Object();

  @Nullable Object result;
  @Nullable Throwable failure;
  private long integral;
  private double floating;

  Delivering() {}

  /** The suspension point at which {@code frame} goes on, 0 for a call that starts. */
  public static int label(Frame frame) {
    // A constant is known where the call is compiled; its label would have to be looked up.
    return frame == Frame.ROOT ? 0 : frame.label;
  }

  /** Takes what is delivered to the await at which a frame goes on, or throws it. */
  public @Nullable Object takeObject() {
    if (failure != null) {
      throw takeFailure();
    }
    Object value = result;
    if (value != null) {
      result = null;
    }
    return value;
  }

  /** Takes what a callee that returns no value delivers: nothing, or a failure. */
  public void takeVoid() {
    if (failure != null) {
      throw takeFailure();
    }
  }

  /** Takes the {@code int} (or smaller) result of a callee, or throws its failure. */
  public int takeInt() {
    if (failure != null) {
      throw takeFailure();
    }
    return (int) integral;
  }

  /** Takes the {@code long} result of a callee, or throws its failure. */
  public long takeLong() {
    if (failure != null) {
      throw takeFailure();
    }
    return integral;
  }

  /** Takes the {@code float} result of a callee, or throws its failure. */
  public float takeFloat() {
    if (failure != null) {
      throw takeFailure();
    }
    return (float) floating;
  }

  /** Takes the {@code double} result of a callee, or throws its failure. */
  public double takeDouble() {
    if (failure != null) {
      throw takeFailure();
    }
    return floating;
  }

  /**
   * Takes what a callee delivers as an object, or throws its failure.
   *
   * @param kind the first character of the descriptor of what the callee's twin returns
   */
  public final @Nullable Object takeBoxed(char kind) {
    switch (kind) {
      case 'I':
        return takeInt();
      case 'J':
        return takeLong();
      case 'D':
        return takeDouble();
      case 'F':
        return takeFloat();
      case 'Z':
        return takeInt() != 0;
      case 'B':
        return (byte) takeInt();
      case 'S':
        return (short) takeInt();
      case 'C':
        return (char) takeInt();
      case 'V':
        takeVoid();
        return null;
      default:
        return takeObject();
    }
  }

  private RuntimeException takeFailure() {
    Throwable cause = Objects.requireNonNull(failure);
    failure = null;
    return Throwing.asUnchecked(cause);
  }

  /** Leaves the result of a step. */
  public void returnObject(@Nullable Object value) {
    if (value != SUSPENDED) {
      result = value;
    }
  }

  /** Leaves the result of a step, which is an {@code int} or smaller. */
  public void returnInt(int value) {
    integral = value;
  }

  /** Leaves the result of a step. */
  public void returnLong(long value) {
    integral = value;
  }

  /** Leaves the result of a step. */
  public void returnFloat(float value) {
    floating = value;
  }

  /** Leaves the result of a step. */
  public void returnDouble(double value) {
    floating = value;
  }
}
