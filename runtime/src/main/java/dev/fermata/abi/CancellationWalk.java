package dev.fermata.abi;

/**
 * The way of a request to cancel, from the task that is asked to stop along those that await each
 * other to the innermost. Loops and no recursions: the chain may be a million long.
 *
 * <p>A request that is delivered once ends what the innermost task waits for, or stands in for it
 * if there is no wait to end. One that is persistent stays with each call on its way. A walk goes
 * on into a task only if the current thread may run it; another loop's task is asked by itself.
 */
final class CancellationWalk {
  private CancellationWalk() {}

  /** Delivers {@code request} to {@code task}, in the thread of its loop if it has one. */
  static void deliver(AbstractTask<?> task, Cancellation request) {
    if (request.persistent() && task.scheduler != null) {
      deliverPersistently(task, request);
    } else {
      deliverOnce(task, request);
    }
  }

  /** Follows the chain to the innermost task, and ends what that waits for. */
  private static void deliverOnce(AbstractTask<?> outermost, Cancellation request) {
    AbstractTask<?> task = outermost;
    AbstractTask<?> mark = outermost;
    int steps = 0;
    int limit = 1;
    boolean counts = true;
    while (true) {
      if (counts) {
        count(task);
      }
      Awaitable noted = task.peekWait();
      if (noted == AbstractTask.ENDED) {
        if (task == outermost) {
          return;
        }
        // Another thread is about to make the caller go on, which the next walk finds elsewhere.
        while (!task.hasOutcome()) {
          Thread.onSpinWait();
        }
        task = outermost;
        mark = outermost;
        steps = 0;
        limit = 1;
        counts = false;
        continue;
      }
      if (noted instanceof PendingCancellation) {
        return;
      }
      Awaitable target = CancellingWait.unwrap(noted);
      if (target instanceof AbstractTask<?> inner && belongsHere(inner)) {
        task = inner;
        counts = true;
        if (task == mark) {
          // Tasks that wait for each other in a cycle (found by Brent's algorithm) never end.
          return;
        }
        if (++steps == limit) {
          mark = task;
          steps = 0;
          limit *= 2;
        }
        continue;
      }
      if (target != null && target.cancelWait(request)) {
        return;
      }
      if (noted != target) {
        // What has been cancelled for good meets that at its next wait.
        return;
      }
      if (task.replaceWait(target, PendingCancellation.inPlaceOf(target, request.once()))) {
        return;
      }
      counts = false;
    }
  }

  /**
   * Follows the chain of direct calls to the innermost, and has each of them fail at its present
   * wait and at all further ones.
   */
  private static void deliverPersistently(AbstractTask<?> outermost, Cancellation request) {
    AbstractTask<?> task = outermost;
    while (true) {
      count(task);
      Awaitable target = task.awaited;
      if (target instanceof CancellingWait) {
        return;
      }
      if (target == null || target instanceof PendingCancellation) {
        task.awaited = PendingCancellation.inPlaceOf(null, request);
        return;
      }
      task.awaited = new CancellingWait(target, request);
      if (target instanceof AbstractTask<?> inner && calls(task, inner) && belongsHere(inner)) {
        task = inner;
        continue;
      }
      if (!target.cancelWait(forWait(task, target, request))) {
        task.awaited = PendingCancellation.inPlaceOf(target, request);
      }
      return;
    }
  }

  /**
   * What to ask of {@code target}, which {@code task} waits for: a task that others may await as
   * well is not cancelled for good.
   */
  static Cancellation forWait(AbstractTask<?> task, Awaitable target, Cancellation request) {
    return target instanceof AbstractTask<?> inner && !calls(task, inner)
        ? request.once()
        : request;
  }

  /** Takes a request back from {@code outermost} and from the calls that are parts of it. */
  static void withdraw(AbstractTask<?> outermost) {
    AbstractTask<?> task = outermost;
    while (task != null) {
      if (task.cancelRequests > 0) {
        task.cancelRequests--;
      }
      Awaitable target = task.awaited;
      if (target instanceof PendingCancellation pending && task.cancelRequests == 0) {
        task.awaited = pending.revoked();
      }
      AbstractTask<?> callee = target == null ? null : target.awaitedTask();
      boolean isPart = callee != null && calls(task, callee) && belongsHere(callee);
      task = isPart ? callee : null;
    }
  }

  private static void count(AbstractTask<?> task) {
    if (task.cancelRequests < Byte.MAX_VALUE) {
      task.cancelRequests++;
    }
  }

  /** Whether {@code inner}, which {@code task} waits for, is a part of it and of nobody else. */
  private static boolean calls(AbstractTask<?> task, AbstractTask<?> inner) {
    return (task.flags & AbstractTask.DIRECT) != 0 && inner.hasBody();
  }

  /** Whether a walk can go on into {@code task} in the current thread. */
  private static boolean belongsHere(AbstractTask<?> task) {
    return task.hasBody()
        && !task.hasOutcome()
        && (task.scheduler == null || task.scheduler.inLoop());
  }
}
