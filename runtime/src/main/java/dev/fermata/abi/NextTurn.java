package dev.fermata.abi;

/** The wait for the next turn of the waiter's own loop, which is asyncio's {@code sleep(0)}. */
final class NextTurn extends Awaitable {
  static final NextTurn INSTANCE = new NextTurn();

  private NextTurn() {}

  @Override
  boolean register(AbstractTask<?> waiter) {
    Scheduler scheduler = waiter.scheduler;
    if (scheduler == null) {
      return false;
    }
    scheduler.ready(waiter);
    return true;
  }

  @Override
  boolean cancelWait(Cancellation request) {
    return false;
  }

  @Override
  Object outcome(AbstractTask<?> waiter) {
    return NullValue.INSTANCE;
  }

  @Override
  public String toString() {
    return "the next turn of its loop";
  }
}
