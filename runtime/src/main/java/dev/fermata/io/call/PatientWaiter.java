package dev.fermata.io.call;

import dev.fermata.abi.Cancellation;
import dev.fermata.abi.Waiter;

/**
 * The wait for what is about to end already, for a task that was cancelled and has to stay for it.
 */
public final class PatientWaiter extends Waiter {
  @Override
  protected boolean absorbs(Cancellation request) {
    return true;
  }
}
