package dev.fermata.abi;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Completes as a stage of another library does, so that tasks need to know only one kind of thing
 * to wait for.
 */
final class StageBridge extends AbstractTask<@Nullable Object>
    implements BiConsumer<@Nullable Object, @Nullable Throwable> {
  private final CompletionStage<?> stage;

  StageBridge(CompletionStage<?> stage) {
    this.stage = stage;
  }

  /** A stage may wrap the failure of the one before it; an await throws the original. */
  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
    return cause == null ? failure : cause;
  }

  @Override
  @SuppressWarnings("NullAway") // a type variable may stand for a nullable type
  public void accept(@Nullable Object value, @Nullable Throwable failure) {
    if (failure == null) {
      resolve(value);
    } else {
      reject(unwrap(failure));
    }
  }

  @Override
  protected boolean hasBody() {
    return false;
  }

  @Override
  protected boolean cancelWithoutBody(@Nullable String message) {
    if (stage instanceof TaskView view) {
      // Its body may have to clean up first, and its caller goes on when that is done.
      return view.cancelTask(message);
    }
    if (!super.cancelWithoutBody(message)) {
      return false;
    }
    if (stage instanceof Future<?> future) {
      try {
        future.cancel(true);
      } catch (UnsupportedOperationException e) {
        // A CompletableFuture that is only a stage, see CompletableFuture.minimalCompletionStage.
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return stage.toString();
  }

  @Override
  protected void step(Driver driver) {
    throw new AssertionError("has no body");
  }
}
