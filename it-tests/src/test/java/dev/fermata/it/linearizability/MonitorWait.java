package dev.fermata.it.linearizability;

import dev.fermata.abi.IdleWait;

/**
 * The wait of a loop for the model checker: that lets a thread go on which is parked for good, but
 * knows that one which waits in a monitor sleeps until it is notified.
 */
final class MonitorWait implements IdleWait {
  private boolean woken;

  @Override
  public synchronized void await(long nanos) {
    try {
      while (!woken) {
        wait();
      }
      woken = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void wakeUp(Thread thread) {
    woken = true;
    notifyAll();
  }

  @Override
  public void close() {}
}
