package dev.fermata.it.linearizability;

import dev.fermata.Task;
import dev.fermata.sync.AsyncSemaphore;
import dev.fermata.sync.Lease;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;

/** No more permits are out than there are, and none is lost by those who waited in vain. */
@Param(name = "thread", gen = ThreadIdGen.class)
public class SemaphorePermits {
  private static final int PERMITS = 1;

  private final SharedLoop loop = new SharedLoop();
  private final AsyncSemaphore semaphore = AsyncSemaphore.bounded(PERMITS);
  private final Map<Integer, Deque<Lease>> leases = new ConcurrentHashMap<>();

  @Operation
  public boolean acquire(@Param(name = "thread") int thread) {
    Task<Lease> call = loop.call(semaphore::acquire);
    if (call.isCancelled()) {
      return false;
    }
    leases.computeIfAbsent(thread, t -> new ArrayDeque<>()).push(call.resultNow());
    return true;
  }

  @Operation
  public boolean release(@Param(name = "thread") int thread) {
    Deque<Lease> own = leases.getOrDefault(thread, new ArrayDeque<>());
    if (own.isEmpty()) {
      return false;
    }
    Lease lease = own.pop();
    Task<?> call =
        loop.call(
            () -> {
              lease.close();
              return Task.done();
            });
    call.resultNow();
    return true;
  }

  /** The same for one thread. */
  public static class Sequential {
    private final Map<Integer, Integer> held = new TreeMap<>();
    private int permits = PERMITS;

    public boolean acquire(int thread) {
      if (permits == 0) {
        return false;
      }
      permits--;
      held.merge(thread, 1, Integer::sum);
      return true;
    }

    public boolean release(int thread) {
      if (held.getOrDefault(thread, 0) == 0) {
        return false;
      }
      held.merge(thread, -1, Integer::sum);
      permits++;
      return true;
    }
  }
}
