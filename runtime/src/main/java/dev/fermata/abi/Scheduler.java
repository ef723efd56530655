package dev.fermata.abi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The queues of an event loop: what is ready, in strict first-come-first-served order, and an inbox
 * for what other threads hand over. Both are linked through the nodes themselves, so that
 * scheduling allocates nothing.
 */
public abstract class Scheduler {
  private static final VarHandle INBOX;

  static {
    try {
      INBOX = MethodHandles.lookup().findVarHandle(Scheduler.class, "inbox", Node.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * The thread that runs the loop at present. Written by that thread only, so its own reads are
   * exact.
   */
  private @Nullable Thread thread;

  /** The driver of that thread. */
  private @Nullable Driver driver;

  /** Only in debug mode. */
  private @Nullable SlowSteps slowSteps;

  /** That of the code in that thread that runs the loop, which may be in the midst of a call. */
  private @Nullable Driver outer;

  /** How many nodes have run with that driver. */
  private int uses;

  private ReadyQueue queue = new ReadyQueue();

  /** The async generators that wait at a yield inside a {@code try}. */
  final OpenGenerators generators = new OpenGenerators();

  /** What is reported in the end if it is not looked at before. */
  final Set<UnseenFailure> unseenFailures = ConcurrentHashMap.newKeySet();

  /** Nodes from other threads, last come first. */
  @SuppressWarnings("unused") // through INBOX
  private volatile @Nullable Node inbox;

  /** Where the loop waits for input; null as long as nothing has ever waited for some. */
  private volatile @Nullable IdleWait input;

  /** Creates a loop on which nothing is ready. */
  protected Scheduler() {}

  /** Whether the current thread is the one that runs this loop. */
  public final boolean inLoop() {
    return Thread.currentThread() == thread;
  }

  // Input.

  /** Where the loop waits for input; null as long as nothing has ever waited for some. */
  public final @Nullable IdleWait input() {
    return input;
  }

  /**
   * Says where the loop waits for input. Only in the loop's thread, and once.
   *
   * @param wait takes the place of what the loop has waited in so far, if {@link #waitsItself}
   */
  public final void setInput(IdleWait wait) {
    input = wait;
  }

  /** Whether the loop's thread waits for input itself, rather than being told by another one. */
  public abstract boolean waitsItself();

  /** Ends all waiting for input. For a loop that closes. */
  protected final void closeInput() {
    IdleWait wait = input;
    if (wait != null) {
      wait.close();
    }
  }

  /** The driver of the current thread; quicker than {@link Driver#current} in the loop's own. */
  @SuppressWarnings("NullAway") // the loop's thread has one
  protected final Driver currentDriver() {
    return inLoop() ? driver : Driver.current();
  }

  /** Makes the current thread the one that runs this loop. */
  protected final void enter() {
    outer = Driver.current();
    driver = outer.forLoop(this);
    thread = Thread.currentThread();
    if (waitsItself()) {
      driver.takeShortcut();
    }
    if (DebugMode.ON) {
      slowSteps = SlowSteps.watch();
    }
  }

  /** Makes the current thread, which runs this loop, run it no longer. */
  @SuppressWarnings("NullAway") // entered before
  protected final void leave() {
    if (DebugMode.ON) {
      slowSteps.stop();
    }
    thread = null;
    driver.leaveShortcut();
    driver.leave();
    driver = null;
    outer.becomeCurrent();
    outer = null;
  }

  /**
   * Appends {@code node} to the ready queue. Only in the loop's own thread.
   *
   * @param node a node that is in no list
   */
  protected final void ready(Node node) {
    queue.add(node);
  }

  /**
   * Hands {@code node} over from any thread and wakes the loop if it idles.
   *
   * @param node a node that is in no list
   */
  protected final void submit(Node node) {
    Node first;
    do {
      first = inbox;
      node.link = first;
    } while (!INBOX.compareAndSet(this, first, node));
    if (first == null) {
      wakeUp();
    }
  }

  /**
   * Makes {@code node} ready, from whichever thread this is.
   *
   * @param node a node that is in no list
   */
  protected final void schedule(Node node) {
    if (inLoop()) {
      ready(node);
    } else {
      submit(node);
    }
  }

  /** Whether a turn would find something to run. */
  protected final boolean hasReady() {
    return !queue.isEmpty() || inbox != null;
  }

  /**
   * Runs one turn: what is ready now, and nothing that becomes ready meanwhile, so that no task
   * keeps the loop from its timers and its input.
   */
  @SuppressWarnings("NullAway") // only while a thread runs the loop
  protected final void runTurn() {
    if (inbox != null) {
      takeInbox();
    }
    Node last = queue.last();
    Node next = queue.takeAll();
    Driver current = driver;
    int used = uses;
    try {
      while (next != null) {
        Node node = next;
        next = node.link;
        node.link = null;
        if (DebugMode.ON) {
          runWatched(node, current);
        } else {
          node.run(current);
        }
        if (current.mode != 0) {
          current.leave();
        }
        if (++used == Driver.USES) {
          used = 0;
          current = current.replace();
          driver = current;
          queue = queue.copy();
          renew();
        }
      }
    } finally {
      uses = used;
      if (next != null) {
        // An error of the virtual machine ends the loop; what has not run yet stays.
        queue.putBack(next, last);
      }
    }
  }

  @SuppressWarnings("NullAway") // only while a thread runs the loop
  private void runWatched(Node node, Driver current) {
    slowSteps.begin(node);
    try {
      node.run(current);
    } finally {
      slowSteps.end();
    }
  }

  private void takeInbox() {
    Node node = (Node) INBOX.getAndSet(this, null);
    Node first = null;
    while (node != null) {
      Node next = node.link;
      node.link = first;
      first = node;
      node = next;
    }
    while (first != null) {
      Node next = first.link;
      first.link = null;
      ready(first);
      first = next;
    }
  }

  /** Drops all that is ready or has been handed over. For a loop that closes. */
  protected final void discardReady() {
    queue.takeAll();
    inbox = null;
  }

  /**
   * The async generators that have been iterated over on this loop, have not ended, and have
   * something to do when they are closed; those that somebody may still hold.
   */
  protected final Set<AbstractAsyncGenerator> openGenerators() {
    return generators.snapshot();
  }

  /** Reports the failures of tasks that nobody has looked at. For a loop that ends. */
  protected final void reportUnseenFailures() {
    unseenFailures.forEach(UnseenFailure::run);
  }

  /**
   * Has what is ready now run in an order that is drawn from {@code random}: one in which it might
   * have become ready, had everything that it waited for taken a little more or less time. What is
   * no task, such as a callback, does not overtake its like.
   */
  protected final void shuffleReady(RandomGenerator random) {
    if (inbox != null) {
      takeInbox();
    }
    Shuffle.apply(queue, random);
  }

  /**
   * Told in the loop's thread of each call that has become a task of this loop, since it has to
   * wait.
   */
  protected void started(AbstractTask<?> task) {}

  /**
   * Told, in any thread, of a failure that nobody has looked at and nobody can any more.
   *
   * @param failure why a task failed
   * @param message which task that was
   */
  protected void unseen(Throwable failure, String message) {
    report(failure, message);
  }

  /**
   * Told in the loop's thread, between two nodes, to replace what is stored to all the time by a
   * copy that the garbage collector has not moved to the old generation; see {@link Driver} for the
   * reason.
   */
  protected abstract void renew();

  /** Makes an idle loop look at its inbox; called from any thread. */
  protected abstract void wakeUp();

  /**
   * Starts a timer for the task that runs now.
   *
   * @param nanos how long from now, in nanoseconds; positive
   * @return what the task waits for
   */
  protected abstract Awaitable startTimer(long nanos);

  /**
   * Reports an exception that nobody can catch.
   *
   * @param failure the exception
   * @param message what happened
   */
  protected abstract void report(Throwable failure, String message);
}
