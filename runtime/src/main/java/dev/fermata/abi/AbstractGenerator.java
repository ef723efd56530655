package dev.fermata.abi;

import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a call whose body yields: a frame that is made when the method is called, and
 * resumed by whoever asks for the next item.
 *
 * <p>Of generators that delegate to each other (PEP 380) the outermost knows the innermost, so that
 * an item costs the same at any depth; see {@link GeneratorChain}.
 *
 * <p>Not thread-safe, as any iterator.
 */
public abstract non-sealed class AbstractGenerator extends YieldingFrame {
  /** The innermost of those that this one delegates to; valid only for the outermost of them. */
  @Nullable AbstractGenerator leaf;

  /**
   * Creates a generator whose body has not begun.
   *
   * @param version the version of the runtime's interface that the body was rewritten for
   * @throws IllegalStateException if this runtime has another version
   */
  protected AbstractGenerator(int version) {
    super(version);
  }

  /**
   * Creates one that has ended.
   *
   * @param result its result
   */
  protected AbstractGenerator(@Nullable Object result) {
    super(result);
  }

  /**
   * Runs the body up to its next yield.
   *
   * @return {@link #YIELDED}, {@link #DELEGATED} or {@link #ENDED}
   * @throws Throwable what the body throws
   */
  protected abstract int resume() throws Throwable;

  // For the consumer.

  /** Whether there is a next item, which then is kept until it is {@linkplain #takeItem taken}. */
  protected final boolean fetch() {
    int state = flags;
    if (state != 0 || label == 0) {
      return (state & READY) != 0 || (!isClosed() && GeneratorChain.fetch(this));
    }
    if (!resumeAlone()) {
      return false;
    }
    flags |= READY;
    return true;
  }

  /** Takes the item that was fetched. */
  protected final @Nullable Object takeItem() {
    if ((flags & CHAINED) != 0) {
      return GeneratorChain.takeItem(this);
    }
    flags &= ~READY;
    return item();
  }

  /**
   * Goes on behind the yield, which returns {@code value}.
   *
   * @return whether there is a next item, which then has to be {@linkplain #takeItem taken}
   */
  protected final boolean sendIn(@Nullable Object value) {
    if (value == null) {
      return fetch();
    }
    if (isCreated()) {
      throw new IllegalStateException(
          "A coroutine that has not started has no yield to return what is sent to it. Call next()"
              + " or send(null) first");
    }
    if (flags != 0 || label == 0) {
      return !isClosed() && GeneratorChain.send(this, value);
    }
    passed = value;
    return resumeAlone();
  }

  private boolean resumeAlone() {
    int outcome;
    try {
      outcome = resume();
    } catch (Throwable t) {
      finish();
      throw Throwing.asUnchecked(GeneratorChain.asFailure(t));
    }
    if (outcome == YIELDED) {
      return true;
    }
    if (outcome == DELEGATED) {
      return GeneratorChain.delegated(this);
    }
    // As finishReturned(), which would not be inlined, since it is called but once: a generator
    // that is handed to nobody can live in registers.
    flags |= RETURNED | CLOSED;
    if (leakWarning != null) {
      cancelWarning();
    }
    return false;
  }

  /**
   * Throws {@code failure} at the yield; what was fetched and not taken is lost.
   *
   * @return as {@link #sendIn}
   */
  protected final boolean throwAtYield(Throwable failure) {
    if (isClosed()) {
      throw Throwing.asUnchecked(failure);
    }
    return GeneratorChain.throwIn(this, failure);
  }

  /** Ends the body; what was fetched and not taken is lost. */
  protected final void exit(Exit exit) {
    if (!isClosed()) {
      GeneratorChain.close(this, exit);
    }
  }

  /** What the body has returned; only if it {@link #hasReturned}. */
  protected final @Nullable Object resultOfBody() {
    return passed;
  }

  /** Whether the body, or that of one which it delegates to, runs. */
  protected final boolean isActive() {
    return GeneratorChain.isRunning(this);
  }

  final boolean isFetched() {
    return (flags & READY) != 0;
  }

  /** Whether the body itself runs. */
  final boolean isRunning() {
    return label == 0 && !isClosed();
  }

  // For the body.

  /**
   * Hands over to {@code inner} until it ends.
   *
   * @param inner a generator or coroutine
   * @return {@link #DELEGATED}
   */
  public static int delegate(AbstractGenerator inner, Frame frame) {
    ((AbstractGenerator) frame).passed = Objects.requireNonNull(inner, "yieldFrom of null");
    return DELEGATED;
  }

  /**
   * Hands over to the items of {@code items}.
   *
   * @return {@link #DELEGATED}
   */
  public static int delegate(Iterable<?> items, Frame frame) {
    Objects.requireNonNull(items, "yieldFrom of null");
    return delegate(
        items instanceof AbstractGenerator inner
            ? inner
            : new IteratorDelegate(items.iterator(), null),
        frame);
  }

  /**
   * Hands over to the items of {@code items}, which is closed afterwards.
   *
   * @return {@link #DELEGATED}
   */
  public static int delegate(Stream<?> items, Frame frame) {
    Objects.requireNonNull(items, "yieldFrom of null");
    Iterator<?> iterator = items.iterator();
    return delegate(new IteratorDelegate(iterator, items), frame);
  }

  /**
   * Ends the body with what it returns, which is the mark of an end or a generator that has the
   * remaining items.
   *
   * @return {@link #ENDED} or {@link #DELEGATED}
   */
  public static int returned(@Nullable AbstractGenerator value, Frame frame) {
    if (value == null) {
      throw new NullPointerException(
          "The body of a generator returned null. End it by return Generator.end(), or by return"
              + " Coroutine.end(result)");
    }
    if (value.isClosed()) {
      return end(value.hasReturned() ? value.passed : null, frame);
    }
    endWithDelegate(frame);
    return delegate(value, frame);
  }

  // Not a task.

  @Override
  protected final void step(Driver driver) {
    throw new AssertionError("a generator is resumed by its consumer");
  }
}
