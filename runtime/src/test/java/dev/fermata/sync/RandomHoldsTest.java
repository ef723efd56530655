package dev.fermata.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Random acquires, releases and cancellations at random moments: never too many hold anything, and
 * in the end everybody gets it in turn.
 */
class RandomHoldsTest {
  private static final int ROUNDS = 100;
  private static final int STEPS = 60;

  private final Turns turns = new Turns();

  @Test
  void lockIsHeldByOneAndLostByNone() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      AsyncLock lock = new AsyncLock();
      run(new Random(seed), 1, lock::acquire, lock::acquire);
      assertThat(lock.tryAcquire()).isTrue();
    }
  }

  @Test
  void semaphoreKeepsItsPermits() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      AsyncSemaphore semaphore = AsyncSemaphore.bounded(2);
      run(new Random(seed), 2, semaphore::acquire, semaphore::acquire);
      assertThat(semaphore.availablePermits()).isEqualTo(2);
    }
  }

  @Test
  void limiterKeepsItsTokens() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      CapacityLimiter limiter = new CapacityLimiter(2);
      Supplier<Task<Lease>> acquire = () -> limiter.acquireOnBehalfOf(new Object());
      run(new Random(seed), 2, acquire, acquire);
      assertThat(limiter.availableTokens()).isEqualTo(2);
    }
  }

  @Test
  void readWriteLockIsFreeInTheEnd() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      AsyncReadWriteLock lock = new AsyncReadWriteLock();
      run(new Random(seed), Integer.MAX_VALUE, lock::acquireRead, lock::acquireWrite);
      assertThat(lock.tryAcquireWrite()).isTrue();
    }
  }

  private void run(
      Random random, int most, Supplier<Task<Lease>> one, Supplier<Task<Lease>> other) {
    List<Task<Lease>> acquires = new ArrayList<>();
    List<Lease> held = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      turns.run(
          () -> {
            take(acquires, held);
            assertThat(held.size()).isLessThanOrEqualTo(most);
            for (int n = random.nextInt(4); n >= 0; n--) {
              step(random, acquires, held, random.nextBoolean() ? one : other);
            }
          });
    }
    for (int i = 0; i < 5 * STEPS; i++) {
      turns.run(
          () -> {
            take(acquires, held);
            held.forEach(Lease::close);
            held.clear();
          });
    }
    assertThat(acquires).isEmpty();
  }

  private static void step(
      Random random, List<Task<Lease>> acquires, List<Lease> held, Supplier<Task<Lease>> acquire) {
    switch (random.nextInt(4)) {
      case 0, 1 -> acquires.add(acquire.get());
      case 2 -> {
        if (!held.isEmpty()) {
          held.remove(random.nextInt(held.size())).close();
        }
      }
      default -> {
        if (!acquires.isEmpty()) {
          acquires.get(random.nextInt(acquires.size())).cancel();
        }
      }
    }
  }

  /** Takes what has been acquired meanwhile. */
  private static void take(List<Task<Lease>> acquires, List<Lease> held) {
    acquires.removeIf(
        task -> {
          if (task.isDone() && !task.isCancelled()) {
            held.add(task.resultNow());
          }
          return task.isDone();
        });
  }
}
