package dev.fermata.abi;

/** What a task waits for that awaits itself, perhaps by way of others: it would be for ever. */
final class SelfWait extends Awaitable {
  private final String message;

  SelfWait(String message) {
    this.message = message;
  }

  @Override
  boolean register(AbstractTask<?> waiter) {
    return false;
  }

  @Override
  boolean cancelWait(Cancellation request) {
    return false;
  }

  @Override
  Failure outcome(AbstractTask<?> waiter) {
    return new Failure(new IllegalStateException(message));
  }
}
