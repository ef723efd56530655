package dev.fermata.abi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

  private @Nullable Node head;
  private @Nullable Node tail;

  /** Nodes from other threads, last come first. */
  @SuppressWarnings("unused") // through INBOX
  private volatile @Nullable Node inbox;

  /** Creates a loop on which nothing is ready. */
  protected Scheduler() {}

  /** Whether the current thread is the one that runs this loop. */
  public final boolean inLoop() {
    return Thread.currentThread() == thread;
  }

  /**
   * Makes the current thread, or none, the one that runs this loop.
   *
   * @param thread the current thread, or null when it leaves the loop
   */
  protected final void own(@Nullable Thread thread) {
    this.thread = thread;
  }

  /**
   * Appends {@code node} to the ready queue. Only in the loop's own thread.
   *
   * @param node a node that is in no list
   */
  protected final void ready(Node node) {
    Node last = tail;
    tail = node;
    if (last == null) {
      head = node;
    } else {
      last.link = node;
    }
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
    return head != null || inbox != null;
  }

  /**
   * Runs one turn: what is ready now, and nothing that becomes ready meanwhile, so that no task
   * keeps the loop from its timers and its input.
   *
   * @param driver the driver of the current thread
   */
  @SuppressWarnings("NullAway") // from the head to the tail, no node is null
  protected final void runTurn(Driver driver) {
    if (inbox != null) {
      takeInbox();
    }
    Node last = tail;
    if (last == null) {
      return;
    }
    Node node;
    do {
      node = head;
      Node next = node.link;
      head = next;
      if (next == null) {
        tail = null;
      }
      node.link = null;
      node.run(driver);
    } while (node != last);
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
    head = null;
    tail = null;
    inbox = null;
  }

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
