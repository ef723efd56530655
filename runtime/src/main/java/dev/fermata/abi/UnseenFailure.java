package dev.fermata.abi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner.Cleanable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reports a failure that nobody has looked at, once nobody can any more: asyncio's "exception was
 * never retrieved". At the latest, that is at the end of the run.
 */
final class UnseenFailure implements Runnable {
  private static final Logger LOGGER = System.getLogger("dev.fermata.Task");

  private final Throwable failure;
  private final String taskName;
  private final @Nullable Throwable creation;
  private final @Nullable Scheduler loop;
  private final AtomicBoolean over = new AtomicBoolean();
  private @Nullable Cleanable registration;

  private UnseenFailure(AbstractTask<?> task, Throwable failure, @Nullable Scheduler loop) {
    this.failure = failure;
    this.loop = loop;
    taskName = task.label();
    creation = task.creation();
  }

  static UnseenFailure watch(AbstractTask<?> task, Throwable failure, @Nullable Scheduler loop) {
    UnseenFailure unseen = new UnseenFailure(task, failure, loop);
    if (loop != null) {
      loop.unseenFailures.add(unseen);
    }
    unseen.registration = Collected.CLEANER.register(task, unseen);
    return unseen;
  }

  /** Forgets about it: somebody has looked. */
  void cancel() {
    if (end() && registration != null) {
      registration.clean();
    }
  }

  /** Reports it, if that has not been done. */
  @Override
  public void run() {
    if (!end()) {
      return;
    }
    String message = taskName + " failed, and nobody has looked at its failure";
    if (creation != null) {
      failure.addSuppressed(creation);
    }
    if (loop != null) {
      loop.unseen(failure, message);
    } else {
      LOGGER.log(Level.ERROR, message, failure);
    }
  }

  private boolean end() {
    boolean first = over.compareAndSet(false, true);
    if (first && loop != null) {
      loop.unseenFailures.remove(this);
    }
    return first;
  }
}
