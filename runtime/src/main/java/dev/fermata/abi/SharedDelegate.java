package dev.fermata.abi;

/**
 * What stands for a generator that another one delegates to already, or that a generator delegates
 * to which it delegates to itself. A chain is a list, so that the second delegator resumes it as
 * any consumer does.
 */
final class SharedDelegate extends AbstractGenerator {
  private static final char STARTED = START + 1;

  private final AbstractGenerator shared;

  SharedDelegate(AbstractGenerator shared) {
    super(Abi.VERSION);
    this.shared = shared;
  }

  @Override
  protected int resume() {
    label = 0;
    if (isDelegator()) {
      throw new IllegalStateException("The generator delegates to itself");
    }
    Object delivered = passed;
    boolean yielded;
    if (delivered instanceof Thrown thrown) {
      if (thrown.cause() instanceof Exit exit) {
        shared.exit(exit);
        throw exit;
      }
      yielded = shared.throwAtYield(thrown.cause());
    } else {
      yielded = shared.sendIn(delivered);
    }
    if (!yielded) {
      passed = shared.hasReturned() ? shared.passed : null;
      return ENDED;
    }
    passed = shared.takeItem();
    label = STARTED;
    return YIELDED;
  }

  private boolean isDelegator() {
    for (Node delegator = link; delegator != null; delegator = delegator.link) {
      if (delegator == shared) {
        return true;
      }
    }
    return false;
  }
}
