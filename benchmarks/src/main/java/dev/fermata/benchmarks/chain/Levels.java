package dev.fermata.benchmarks.chain;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The size of the chain, and how it fails. */
public final class Levels {
  /** How many calls are in each other, the outermost and the innermost included. */
  static final int DEPTH = 100;

  /**
   * How often the innermost suspends where the chain is kept: so often that the building does not
   * count.
   */
  public static final int RESUMES = 100_000;

  /**
   * What the innermost fails with, made once: to fill in a stack trace costs more than all else.
   */
  static final RuntimeException FAILURE = new InnermostFailed(DEPTH);

  /** Has no constructor by which kotlinx.coroutines could copy it, as it does under assertions. */
  private static final class InnermostFailed extends RuntimeException {
    InnermostFailed(int depth) {
      super("The innermost of " + depth + " calls fails");
    }
  }

  private Levels() {}

  /** What a future has failed with. */
  public static Throwable failureOf(CompletableFuture<?> future) {
    try {
      throw new AssertionError("has not failed: " + future.join());
    } catch (CompletionException e) {
      return e.getCause();
    }
  }
}
