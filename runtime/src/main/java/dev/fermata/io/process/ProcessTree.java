package dev.fermata.io.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and those that it has started, as far as the system still knows whose they are. To look
 * for them takes the system a while, and so do all methods; any thread may call them.
 */
final class ProcessTree {
  private final ProcessHandle root;

  /** Kept, since the system forgets whose descendants they are when one in between ends. */
  private final Set<ProcessHandle> members = ConcurrentHashMap.newKeySet();

  ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  private void findMembers() {
    members.add(root);
    root.descendants().forEach(members::add);
  }

  /**
   * Tells all of them to end, kills those that have not after {@code grace}, and waits until all
   * have ended. A process that even then does not end, as it hangs inside the system, is waited for
   * as long again.
   */
  void end(Duration grace) throws InterruptedException {
    if (!grace.isZero()) {
      findMembers();
      members.forEach(ProcessHandle::destroy);
      if (awaitEnd(grace)) {
        return;
      }
    }
    kill();
    awaitEnd(grace.isZero() ? Duration.ofSeconds(5) : grace);
  }

  /** Kills all of them. */
  void kill() {
    findMembers();
    members.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean awaitEnd(Duration limit) throws InterruptedException {
    CompletableFuture<?>[] ends =
        members.stream()
            .filter(ProcessHandle::isAlive)
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError("the end of a process cannot fail", e);
    }
  }
}
