package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Closes several things one after the other, whatever becomes of those before. The first failure is
 * that of all, and those that come later are suppressed in it, as nested try-with-resources
 * statements have it (JLS 14.20.3).
 */
final class ClosingSequence {
  private final Iterator<? extends Closer> closers;
  private @Nullable Throwable failure;

  /** Closes one thing. */
  @FunctionalInterface
  interface Closer {
    /** Returns {@link Driver#SUSPENDED} if the caller has to wait, anything else otherwise. */
    @Nullable Object close(Driver driver) throws Throwable;
  }

  /**
   * @param failure why they are closed; null if there is no failure yet
   */
  ClosingSequence(@Nullable Throwable failure, Iterable<? extends Closer> closers) {
    this.failure = failure;
    this.closers = closers.iterator();
  }

  /**
   * Closes what is left.
   *
   * @return {@link Driver#SUSPENDED} if the caller has to wait, and then to call {@link #goOn}
   * @throws Throwable the failure, when all are closed
   */
  @Nullable Object proceed(Driver driver) throws Throwable {
    while (closers.hasNext()) {
      try {
        if (closers.next().close(driver) == Driver.SUSPENDED) {
          return Driver.SUSPENDED;
        }
      } catch (Throwable t) {
        failure = combine(failure, t);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return null;
  }

  /** As {@link #proceed}, after a wait. */
  @Nullable Object goOn(Driver driver) throws Throwable {
    try {
      driver.takeObject();
    } catch (Throwable t) {
      failure = combine(failure, t);
    }
    return proceed(driver);
  }

  /**
   * What to throw after {@code first}, if there was one, and then {@code later}. A {@link
   * GeneratorExit} is no failure, and would hide one.
   */
  static Throwable combine(@Nullable Throwable first, Throwable later) {
    if (first == null || first instanceof GeneratorExit) {
      return later;
    }
    if (first != later) {
      first.addSuppressed(later);
    }
    return first;
  }
}
