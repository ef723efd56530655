package dev.fermata.abi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a loop over something asynchronous does when it is left before its end. */
public final class AsyncClose {
  private static final CompletionStage<@Nullable Void> NOTHING_TO_CLOSE =
      CompletableFuture.completedFuture(null);

  private AsyncClose() {}

  /**
   * Closes {@code iterator} if it can be closed.
   *
   * @param iterator what the loop iterates with
   * @return complete when it is closed
   */
  public static CompletionStage<?> of(Object iterator) {
    return iterator instanceof AsyncResource resource ? resource.closeAsync() : NOTHING_TO_CLOSE;
  }

  /**
   * Has {@code failure} tell of what failed after it (JLS 14.20.3.1).
   *
   * @param failure by which the loop is left
   * @param another by which the close has failed; the same one if that is why it could not be
   *     closed
   */
  public static void suppress(Throwable failure, Throwable another) {
    if (another != failure) {
      failure.addSuppressed(another);
    }
  }
}
