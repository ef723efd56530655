package dev.fermata;

import dev.fermata.abi.IdleWait;
import java.util.concurrent.locks.LockSupport;

/** The wait of a loop that has no other input than what threads hand over. */
final class ParkingWait implements IdleWait {
  @Override
  public void await(long nanos) {
    if (nanos == Long.MAX_VALUE) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, nanos);
    }
  }

  @Override
  public void wakeUp(Thread thread) {
    LockSupport.unpark(thread);
  }
}
