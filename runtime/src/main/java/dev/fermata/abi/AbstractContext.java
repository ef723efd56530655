package dev.fermata.abi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a task sees of context variables, below its public face {@code dev.fermata.Context}: which
 * code has which context.
 *
 * <h2>Whose it is</h2>
 *
 * A task keeps its context only while it is suspended, in a {@link ContextFrame}; while code runs,
 * its context is in the thread's driver. Code that has set nothing has none, and nothing of all
 * this happens.
 *
 * <p>A call of an {@code @Async} method begins with a copy. That it is awaited directly is known
 * only after it has returned to its caller; its context then {@linkplain #join joins} the caller's,
 * and both are one from there on. So a call sets variables for its caller if that awaits it, and
 * for itself only if that does not.
 */
public abstract class AbstractContext {
  private static final VarHandle JOINED;

  static {
    try {
      JOINED =
          MethodHandles.lookup()
              .findVarHandle(AbstractContext.class, "joined", AbstractContext.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * What code sees that has no context: null, unless thread-locals are carried. A plain field,
   * since it is read at each call: it is set before the first task is started, or takes effect a
   * little later in other threads.
   */
  static @Nullable AbstractContext origin;

  /** The context of the code that made the call which has this one, until that call returns. */
  @Nullable AbstractContext caller;

  /** The context that this one has become a part of. */
  private volatile @Nullable AbstractContext joined;

  /** Creates a context that has joined no other. */
  protected AbstractContext() {}

  /**
   * Says what code sees that has no context.
   *
   * @param context a context without variables if thread-locals are carried; null otherwise
   */
  protected static void setOrigin(@Nullable AbstractContext context) {
    origin = context;
  }

  /** A context with the same variables, and the thread-locals of this thread. */
  protected abstract AbstractContext snapshot();

  /** A context with the same variables, for code that runs in this thread at once. */
  protected abstract AbstractContext fork();

  /** Whether other variables are set than in {@link #caller}. */
  protected abstract boolean differsFrom(@Nullable AbstractContext caller);

  /**
   * Takes the variables of {@code other}, which joins this context, for its own; and its
   * thread-locals, if it has been left, for those of this thread.
   */
  protected abstract void take(AbstractContext other);

  /** Notes the carried thread-locals of this thread. */
  protected abstract void save();

  /** Makes the noted thread-locals those of this thread. */
  protected abstract void install();

  /**
   * A task for a call that ends before it has suspended.
   *
   * @param scheduler the loop that runs in this thread
   */
  protected abstract AbstractTask<?> newTask(@Nullable Scheduler scheduler);

  /** The context that this one is a part of, or this one itself. */
  protected final AbstractContext whole() {
    AbstractContext context = this;
    AbstractContext next;
    while ((next = context.joined) != null) {
      AbstractContext further = next.joined;
      if (further != null) {
        JOINED.setRelease(context, further);
      }
      context = next;
    }
    return context;
  }

  /**
   * Makes this a part of {@code context}. Off any loop, another thread may go on with the call
   * whose context this is, and set variables meanwhile: under the lock of this.
   */
  final void join(AbstractContext context) {
    synchronized (this) {
      while (joined == null) {
        AbstractContext whole = context.whole();
        if (whole == this || whole.takeIfWhole(this)) {
          return;
        }
      }
    }
  }

  /**
   * Has {@code other} join this, unless this has joined another one meanwhile: the code that has
   * this context may have learned of its own caller in that thread.
   */
  private synchronized boolean takeIfWhole(AbstractContext other) {
    if (joined != null) {
      return false;
    }
    take(other);
    other.joined = this;
    return true;
  }

  /** Whether this has become a part of another context; to be asked under the lock of this. */
  protected final boolean hasJoined() {
    return joined != null;
  }
}
