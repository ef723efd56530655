package dev.fermata.abi;

import dev.fermata.abi.YieldingFrame.Thrown;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Async generators of which each delegates to the next: what {@link GeneratorChain} is for others.
 * The loop is left whenever a body has to wait, and entered again when the body has gone on.
 */
final class AsyncChain {
  private AsyncChain() {}

  /** That generators are on their way out. */
  static final class Closing {
    final Exit exit;

    /** Whether the outermost is to end too, and not only what it delegates to. */
    final boolean all;

    /** Which one must end now, and not yield. */
    @Nullable AbstractAsyncGenerator exiting;

    Closing(Exit exit, boolean all) {
      this.exit = exit;
      this.all = all;
    }

    void next(AbstractAsyncGenerator generator) {
      exiting = all || generator.delegator != null ? generator : null;
    }
  }

  static int resume(AbstractAsyncGenerator root, Driver driver, @Nullable Object sent) {
    return start(root, driver, sent, null);
  }

  static int throwIn(AbstractAsyncGenerator root, Driver driver, Throwable failure) {
    Closing closing = failure instanceof Exit exit ? new Closing(exit, false) : null;
    return start(root, driver, new Thrown(failure), closing);
  }

  static int close(AbstractAsyncGenerator root, Driver driver, Exit exit) {
    return start(root, driver, new Thrown(exit), new Closing(exit, true));
  }

  private static int start(
      AbstractAsyncGenerator root,
      Driver driver,
      @Nullable Object delivered,
      @Nullable Closing closing) {
    if (root.delegator != null || (root.flags & YieldingFrame.BUSY) != 0) {
      throw new IllegalStateException("The async generator is running already");
    }
    AbstractAsyncGenerator innermost = root.leaf == null ? root : root.leaf;
    if (closing != null) {
      closing.next(innermost);
    }
    root.flags |= YieldingFrame.BUSY;
    root.closing = closing;
    root.link = null;
    return proceed(innermost, driver, step(innermost, driver, delivered));
  }

  /** Goes on with the body of {@code generator}, which has waited. */
  static int goOn(AbstractAsyncGenerator generator, Driver driver) {
    return proceed(generator, driver, resume(generator, driver));
  }

  /**
   * The loop.
   *
   * @param first what has become of {@code innermost}
   */
  private static int proceed(AbstractAsyncGenerator innermost, Driver driver, int first) {
    AbstractAsyncGenerator root = innermost.root;
    Closing closing = root.closing;
    AbstractAsyncGenerator generator = innermost;
    int outcome = first;
    while (outcome != YieldingFrame.WAITING) {
      AbstractAsyncGenerator next;
      Object delivered = null;
      if (outcome == YieldingFrame.DELEGATED) {
        next = push(generator);
      } else if (outcome == YieldingFrame.ENDED) {
        Throwable failure = generator.passed instanceof Thrown failed ? failed.cause() : null;
        generator.passed = null;
        Closing exited = closing != null && generator == closing.exiting ? closing : null;
        next = generator;
        do {
          if (next == root) {
            end(root, root);
            return over(failure, closing);
          }
          if (exited != null && failure == null) {
            failure = exited.exit;
          }
          next = pop(next);
        } while (endsWithDelegate(next));
        if (exited != null) {
          exited.next(next);
        }
        delivered = failure == null ? null : new Thrown(failure);
      } else if (closing == null || closing.exiting == null) {
        end(root, generator);
        return outcome;
      } else {
        generator.item();
        Throwable failure =
            new IllegalStateException("The async generator yielded while it was being closed");
        AbstractAsyncGenerator ignoring = closing.exiting;
        if (ignoring == root) {
          end(root, generator);
          throw Throwing.asUnchecked(failure);
        }
        next = detach(ignoring, generator);
        closing.next(next);
        delivered = new Thrown(failure);
      }
      next.link = generator.link;
      generator = next;
      outcome = step(generator, driver, delivered);
    }
    setInnermost(root, generator);
    return outcome;
  }

  private static int step(
      AbstractAsyncGenerator generator, Driver driver, @Nullable Object delivered) {
    if (generator.isClosed()) {
      return YieldingFrame.ENDED; // before somebody delegated to it
    }
    if (delivered instanceof Thrown && generator.isCreated()) {
      generator.finish();
      generator.passed = delivered;
      return YieldingFrame.ENDED;
    }
    generator.passed = delivered;
    return resume(generator, driver);
  }

  /** Runs the body; if that throws, leaves what it throws and says that it has ended. */
  private static int resume(AbstractAsyncGenerator generator, Driver driver) {
    int outcome;
    try {
      outcome = generator.resume(driver);
    } catch (Throwable t) {
      generator.finish();
      generator.passed = new Thrown(asFailure(t));
      return YieldingFrame.ENDED;
    }
    if (outcome == YieldingFrame.ENDED) {
      generator.finishReturned();
    }
    return outcome;
  }

  /** What a generator fails with whose body has thrown {@code failure} (PEP 479). */
  private static Throwable asFailure(Throwable failure) {
    return failure instanceof NoSuchElementException
        ? new IllegalStateException(
            "The body of an async generator threw NoSuchElementException, which would look like its"
                + " end",
            failure)
        : failure;
  }

  /** Links what {@code delegator} delegates to; returns the innermost generator. */
  private static AbstractAsyncGenerator push(AbstractAsyncGenerator delegator) {
    AbstractAsyncGenerator inner =
        (AbstractAsyncGenerator) Objects.requireNonNull(delegator.passed);
    delegator.passed = null;
    if (inner == delegator.root
        || inner.delegator != null
        || (inner.flags & YieldingFrame.BUSY) != 0) {
      return new BusyDelegate(delegator);
    }
    inner.delegator = delegator;
    AbstractAsyncGenerator innermost = inner.leaf == null ? inner : inner.leaf;
    inner.leaf = null;
    setRoot(innermost, inner, delegator.root);
    return innermost;
  }

  private static AbstractAsyncGenerator pop(AbstractAsyncGenerator inner) {
    AbstractAsyncGenerator delegator = Objects.requireNonNull(inner.delegator);
    inner.delegator = null;
    return delegator;
  }

  /** Takes one that would not end out of its chain, as it is; returns its delegator. */
  private static AbstractAsyncGenerator detach(
      AbstractAsyncGenerator outermost, AbstractAsyncGenerator innermost) {
    AbstractAsyncGenerator delegator = pop(outermost);
    setRoot(innermost, outermost, outermost);
    setInnermost(outermost, innermost);
    return delegator;
  }

  private static void setRoot(
      AbstractAsyncGenerator innermost,
      AbstractAsyncGenerator outermost,
      AbstractAsyncGenerator root) {
    AbstractAsyncGenerator generator = innermost;
    while (generator != outermost) {
      generator.root = root;
      generator = Objects.requireNonNull(generator.delegator);
    }
    outermost.root = root;
  }

  private static boolean endsWithDelegate(AbstractAsyncGenerator delegator) {
    if ((delegator.flags & YieldingFrame.TAIL) == 0) {
      return false;
    }
    delegator.finish();
    return true;
  }

  private static void end(AbstractAsyncGenerator root, AbstractAsyncGenerator innermost) {
    root.flags &= ~YieldingFrame.BUSY;
    root.closing = null;
    setInnermost(root, innermost);
  }

  private static int over(@Nullable Throwable failure, @Nullable Closing closing) {
    if (failure != null && !(closing != null && closing.all && failure instanceof Exit)) {
      throw Throwing.asUnchecked(failure);
    }
    return YieldingFrame.ENDED;
  }

  private static void setInnermost(AbstractAsyncGenerator root, AbstractAsyncGenerator innermost) {
    root.leaf = root == innermost ? null : innermost;
  }

  /** Fails where the generator that is delegated to belongs to another consumer. */
  private static final class BusyDelegate extends AbstractAsyncGenerator {
    BusyDelegate(AbstractAsyncGenerator delegator) {
      super(Abi.VERSION);
      this.delegator = delegator;
      root = delegator.root;
    }

    @Override
    protected int resume(Driver driver) {
      throw new IllegalStateException(
          "An async generator delegates to one that is running already, or that another delegates"
              + " to");
    }
  }
}
