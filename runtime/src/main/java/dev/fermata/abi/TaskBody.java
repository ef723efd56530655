package dev.fermata.abi;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * The body of a task, of which the transformer has seen that it is one call: that call begins as a
 * part of the task, so that it has a bare frame when it suspends, in place of a task of its own.
 *
 * <p>Rewritten code makes such bodies of the lambdas that it hands to what creates a task, which
 * begins them, and never calls them.
 */
public interface TaskBody extends Callable<CompletionStage<?>> {
  /**
   * Begins the call. If it ends at once, its result is left in {@code driver}.
   *
   * @param driver the driver of the current thread
   * @return the first character of the descriptor of what the call's twin returns
   * @throws Throwable what the call fails with
   */
  char begin(Driver driver) throws Throwable;

  @Override
  default CompletionStage<?> call() {
    throw new AssertionError("a body that is part of a task has no stage of its own");
  }
}
