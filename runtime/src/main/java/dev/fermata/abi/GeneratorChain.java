package dev.fermata.abi;

import dev.fermata.abi.YieldingFrame.Thrown;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Generators of which each delegates to the next (PEP 380). They are linked from the innermost
 * outwards, and the outermost knows the innermost. Resuming is a flat loop: the innermost runs, and
 * when it ends, its delegator goes on. So the depth costs neither time nor stack.
 *
 * <p>A generator in the midst of a chain can be used by itself, past its delegators: it then is the
 * {@code top} of what is resumed. Its delegator finds out when its own turn comes.
 */
final class GeneratorChain {
  private GeneratorChain() {}

  /** Fetches the next item of a chain; false if {@code top} has ended. */
  static boolean fetch(AbstractGenerator top) {
    AbstractGenerator root = root(top);
    if (!root.isFetched()) {
      if (!run(top, root, innermost(root), null, null, false)) {
        return false;
      }
      root.flags |= AbstractGenerator.READY;
    }
    return true;
  }

  /** Takes the item of a chain. */
  static @Nullable Object takeItem(AbstractGenerator top) {
    AbstractGenerator root = root(top);
    root.flags &= ~AbstractGenerator.READY;
    return (root.leaf == null ? root : root.leaf).item();
  }

  /**
   * Resumes the innermost generator that {@code top} delegates to.
   *
   * @param value what its yield returns
   * @return whether there is a next item, or else {@code top} has ended
   * @throws IllegalStateException if it runs
   */
  static boolean send(AbstractGenerator top, Object value) {
    AbstractGenerator root = root(top);
    dropFetched(root);
    return run(top, root, innermost(root), value, null, false);
  }

  /** As {@link #send}, for a generator that was resumed by itself and has delegated. */
  static boolean delegated(AbstractGenerator root) {
    AbstractGenerator innermost = push(root, root);
    if (innermost.isFetched()) {
      innermost.flags &= ~AbstractGenerator.READY;
      setInnermost(root, innermost);
      return true;
    }
    return run(root, root, innermost, null, null, false);
  }

  /**
   * Throws {@code failure} in at the innermost yield. An {@link Exit} closes all that {@code top}
   * delegates to, and then is thrown in at {@code top}.
   *
   * @return as {@link #send}
   */
  static boolean throwIn(AbstractGenerator top, Throwable failure) {
    AbstractGenerator root = root(top);
    AbstractGenerator innermost = innermost(root);
    dropFetched(root);
    Exit exit = failure instanceof Exit thrown ? thrown : null;
    return run(top, root, innermost, new Thrown(failure), exit, false);
  }

  /** Has {@code top} and all that it delegates to end. */
  static void close(AbstractGenerator top, Exit exit) {
    AbstractGenerator root = root(top);
    AbstractGenerator innermost = innermost(root);
    dropFetched(root);
    run(top, root, innermost, new Thrown(exit), exit, true);
  }

  /** Whether {@code generator}, or one that it delegates to, runs. */
  static boolean isRunning(AbstractGenerator generator) {
    AbstractGenerator root = root(generator);
    return (root.leaf == null ? root : root.leaf).isRunning();
  }

  /** What a generator fails with whose body has thrown {@code failure} (PEP 479). */
  static Throwable asFailure(Throwable failure) {
    return failure instanceof NoSuchElementException
        ? new IllegalStateException(
            "The body of a generator threw NoSuchElementException, which would look like its end",
            failure)
        : failure;
  }

  /**
   * The loop.
   *
   * @param exit what those are closed with that must end now
   * @param closing whether {@code top} is one of them, and not only what it delegates to
   * @return whether there is an item, or else {@code top} has ended
   */
  private static boolean run(
      AbstractGenerator top,
      AbstractGenerator root,
      AbstractGenerator innermost,
      @Nullable Object first,
      @Nullable Exit exit,
      boolean closing) {
    AbstractGenerator generator = innermost;
    AbstractGenerator exiting = exit != null && (closing || generator != top) ? generator : null;
    Object delivered = first;
    while (true) {
      int outcome;
      Throwable failure = null;
      try {
        outcome = step(generator, delivered);
      } catch (Throwable t) {
        outcome = AbstractGenerator.ENDED;
        failure = asFailure(t);
        generator.finish();
      }
      if (outcome == AbstractGenerator.DELEGATED) {
        generator = push(root, generator);
        delivered = null;
        continue;
      }
      if (outcome == AbstractGenerator.YIELDED) {
        if (exiting == null) {
          setInnermost(root, generator);
          return true;
        }
        generator.item();
        failure = new IllegalStateException("The generator yielded while it was being closed");
        if (exiting == top) {
          setInnermost(root, generator);
          throw Throwing.asUnchecked(failure);
        }
        // It stays as it is, and whoever delegated to it learns of it.
        AbstractGenerator delegator = delegator(exiting);
        exiting.link = null;
        setInnermost(exiting, generator);
        generator = delegator;
        exiting = closing || generator != top ? generator : null;
        delivered = new Thrown(failure);
        continue;
      }
      Object result = generator.passed;
      boolean exited = generator == exiting;
      do {
        if (generator == top) {
          setInnermost(root, top);
          return over(failure, closing);
        }
        if (exited && failure == null) {
          failure = exit;
        }
        generator = pop(generator);
      } while (endsWithDelegate(generator, result, failure));
      if (exited) {
        exiting = closing || generator != top ? generator : null;
      }
      delivered = failure == null ? result : new Thrown(failure);
    }
  }

  private static int step(AbstractGenerator generator, @Nullable Object delivered)
      throws Throwable {
    if (generator.flags != 0) {
      if (generator.isClosed()) {
        return AbstractGenerator.ENDED; // by one who used it past its delegator
      }
      if (generator.isFetched()) {
        generator.flags &= ~AbstractGenerator.READY;
        if (!(delivered instanceof Thrown)) {
          return AbstractGenerator.YIELDED;
        }
        generator.item();
      }
    }
    if (delivered instanceof Thrown thrown && generator.isCreated()) {
      throw thrown.cause();
    }
    generator.passed = delivered;
    int outcome = generator.resume();
    if (outcome == AbstractGenerator.ENDED) {
      generator.finishReturned();
    }
    return outcome;
  }

  /** Links what {@code delegator} delegates to; returns the innermost generator. */
  @SuppressWarnings("NullAway") // who delegates has left whom to
  private static AbstractGenerator push(AbstractGenerator root, AbstractGenerator delegator) {
    AbstractGenerator inner = (AbstractGenerator) delegator.passed;
    delegator.passed = null;
    if (inner == root || inner.link != null) {
      inner = new SharedDelegate(inner);
    }
    inner.link = delegator;
    inner.flags |= AbstractGenerator.CHAINED;
    AbstractGenerator innermost = inner.leaf;
    if (innermost == null) {
      return inner;
    }
    inner.leaf = null;
    // What was fetched is the innermost one's item, and the next of the whole chain.
    if (inner.isFetched()) {
      inner.flags &= ~AbstractGenerator.READY;
      innermost.flags |= AbstractGenerator.READY;
    }
    return innermost;
  }

  private static AbstractGenerator pop(AbstractGenerator inner) {
    AbstractGenerator delegator = delegator(inner);
    inner.link = null;
    return delegator;
  }

  @SuppressWarnings("NullAway") // all but the outermost have one
  private static AbstractGenerator delegator(AbstractGenerator inner) {
    return (AbstractGenerator) inner.link;
  }

  private static boolean endsWithDelegate(
      AbstractGenerator delegator, @Nullable Object result, @Nullable Throwable failure) {
    if ((delegator.flags & AbstractGenerator.TAIL) == 0) {
      return false;
    }
    if (failure == null) {
      delegator.passed = result;
      delegator.flags |= AbstractGenerator.RETURNED;
    }
    delegator.finish();
    return true;
  }

  private static boolean over(@Nullable Throwable failure, boolean closing) {
    if (failure != null && !(closing && failure instanceof Exit)) {
      throw Throwing.asUnchecked(failure);
    }
    return false;
  }

  private static void setInnermost(AbstractGenerator root, AbstractGenerator innermost) {
    if (root == innermost) {
      root.leaf = null;
      root.flags &= ~AbstractGenerator.CHAINED;
    } else {
      if (root.leaf != innermost) {
        root.leaf = innermost;
      }
      root.flags |= AbstractGenerator.CHAINED;
    }
  }

  private static void dropFetched(AbstractGenerator root) {
    if (root.isFetched()) {
      takeItem(root);
    }
  }

  private static AbstractGenerator root(AbstractGenerator generator) {
    AbstractGenerator root = generator;
    while (root.link != null) {
      root = (AbstractGenerator) root.link;
    }
    return root;
  }

  private static AbstractGenerator innermost(AbstractGenerator root) {
    AbstractGenerator innermost = root.leaf == null ? root : root.leaf;
    if (innermost.isRunning()) {
      throw new IllegalStateException("The generator is running already");
    }
    return innermost;
  }
}
