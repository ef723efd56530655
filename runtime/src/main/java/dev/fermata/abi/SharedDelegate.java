package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

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
  protected @Nullable Object resume() {
    label = 0;
    if (isDelegator()) {
      throw new IllegalStateException("The generator delegates to itself");
    }
    Object delivered = passed;
    passed = null;
    Object item;
    if (delivered instanceof Thrown thrown) {
      if (thrown.cause() instanceof Exit exit) {
        shared.exit(exit);
        throw exit;
      }
      item = shared.throwAtYield(thrown.cause());
    } else {
      item = delivered == null ? shared.take() : shared.sendIn(delivered);
    }
    if (item == ENDED) {
      passed = shared.hasReturned() ? shared.passed : null;
    } else {
      label = STARTED;
    }
    return item;
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
