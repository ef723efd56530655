package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/**
 * The state of a call whose body yields: a frame that is made when the method is called, and whose
 * body begins later.
 */
public abstract sealed class YieldingFrame extends Frame
    permits AbstractGenerator, AbstractAsyncGenerator {

  // What a twin returns.

  /** The body has to wait; what a call returns that suspends. */
  public static final int WAITING = 0;

  /** The body has ended, with the result that was {@linkplain #end left}. */
  public static final int ENDED = 1;

  /** The generator that was left is to take the place of this one for a while. */
  public static final int DELEGATED = 2;

  /** The body has yielded. */
  public static final int YIELDED = 3;

  /** The suspension point at which a body begins. */
  static final char START = 1;

  /** The next item has been fetched, and not taken yet. */
  static final byte READY = 1;

  static final byte CLOSED = 2;

  /** The body returned instead of throwing; its result is what {@link #passed} holds. */
  static final byte RETURNED = 4;

  /** Ends with the one that it delegates to, whose result is its own. */
  static final byte TAIL = 8;

  /** Delegates, or is delegated to. */
  static final byte CHAINED = 16;

  /** Somebody waits for an item. */
  static final byte BUSY = 32;

  /** The suspension point of one that never goes on by itself. */
  private static final char NONE = Character.MAX_VALUE;

  /**
   * What passes between the consumer and the body: on the way in what is sent or thrown, on the way
   * out the item, the generator to delegate to, or the result.
   */
  @Nullable Object passed;

  @Nullable LeakWarning leakWarning;

  /**
   * Creates the frame of a call whose body has not begun.
   *
   * @param version the version of the runtime's interface that the body was rewritten for
   * @throws IllegalStateException if this runtime has another version
   */
  YieldingFrame(int version) {
    if (version != Abi.VERSION) {
      throw Abi.mismatch(version);
    }
    label = START;
    if (DebugMode.ON) {
      leakWarning = new LeakWarning(getClass());
    }
  }

  /**
   * Creates one that has ended.
   *
   * @param result its result
   */
  YieldingFrame(@Nullable Object result) {
    passed = result;
    flags = CLOSED | RETURNED;
  }

  /**
   * Has what is thrown in before the body has begun reach the body, since it has something to close
   * even then.
   *
   * @param place the suspension point at which the body begins
   */
  protected final void beginAt(int place) {
    label = (char) place;
  }

  /** Forgets the locals of a body that has ended. */
  protected void release() {}

  /** Ends a body that has thrown, or never will begin. */
  void finish() {
    label = 0;
    flags |= CLOSED;
    cancelWarning();
    release();
  }

  /** Ends a body that has returned. */
  void finishReturned() {
    flags |= RETURNED | CLOSED;
    cancelWarning();
    release();
  }

  final void cancelWarning() {
    LeakWarning warning = leakWarning;
    if (warning != null) {
      leakWarning = null;
      warning.cancel();
    }
  }

  /** Where the generator was created; null if that was not noted, see {@link DebugMode}. */
  protected final @Nullable Throwable creation() {
    LeakWarning warning = leakWarning;
    return warning == null ? null : warning.creation();
  }

  /** Whether the body has ended, or never will begin. */
  protected final boolean isClosed() {
    return (flags & CLOSED) != 0;
  }

  /** Whether the body has not begun. */
  protected final boolean isCreated() {
    return label == START;
  }

  /** Whether the body has ended by a return statement. */
  protected final boolean hasReturned() {
    return (flags & RETURNED) != 0;
  }

  /**
   * Takes the item that the body has yielded. A body that yields primitive values overrides this,
   * and boxes the value here, next to where the consumer unboxes it.
   */
  protected @Nullable Object item() {
    Object item = passed;
    passed = null;
    return item;
  }

  // For the body.

  /**
   * Begins to run the body.
   *
   * @return the suspension point at which it goes on
   */
  public static int enter(Frame frame) {
    int label = frame.label;
    frame.label = 0;
    return label;
  }

  /**
   * Ends a run of the body.
   *
   * @param label the suspension point at which it goes on
   */
  public static void suspend(Frame frame, int label) {
    frame.label = (char) label;
    if (DebugMode.ON) {
      ((YieldingFrame) frame).warnIfForgotten();
    }
  }

  /** As {@link #suspend}, inside a {@code try}: it matters whether the generator is closed. */
  public static void suspendGuarded(Frame frame, int label) {
    frame.label = (char) label;
    ((YieldingFrame) frame).guard();
  }

  /** Leaves an item for {@link #item}. */
  public static void hand(@Nullable Object item, Frame frame) {
    ((YieldingFrame) frame).passed = item;
  }

  /** Has it noticed if the generator is left as it is, at a yield inside a {@code try}. */
  void guard() {
    warnIfForgotten();
  }

  private void warnIfForgotten() {
    LeakWarning warning = leakWarning;
    if (warning == null) {
      warning = new LeakWarning(getClass());
      leakWarning = warning;
    }
    warning.watch(this);
  }

  /** Goes on behind a yield that has no value. */
  public static void resumed(Frame frame) {
    if (((YieldingFrame) frame).passed != null) {
      resumedWithValue(frame);
    }
  }

  /**
   * Goes on behind a yield.
   *
   * @return what was sent
   */
  public static @Nullable Object resumedWithValue(Frame frame) {
    YieldingFrame generator = (YieldingFrame) frame;
    Object value = generator.passed;
    generator.passed = null;
    if (value instanceof Thrown thrown) {
      throw Throwing.asUnchecked(thrown.cause());
    }
    return value;
  }

  /**
   * Ends the body.
   *
   * @param result the result
   * @return {@link #ENDED}
   */
  public static int end(@Nullable Object result, Frame frame) {
    ((YieldingFrame) frame).passed = result;
    return ENDED;
  }

  /** Has {@code frame} end with what it delegates to. */
  static void endWithDelegate(Frame frame) {
    frame.flags |= TAIL;
    frame.label = NONE;
  }

  /** What is thrown in at a yield. */
  record Thrown(Throwable cause) {}
}
