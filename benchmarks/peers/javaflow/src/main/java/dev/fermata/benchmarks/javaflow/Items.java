package dev.fermata.benchmarks.javaflow;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.javaflow.api.Continuation;

/** The items with which a continuation suspends itself. */
public final class Items implements Iterator<Integer> {
  private Continuation continuation;
  private boolean ready;

  private Items(Runnable body) {
    continuation = Continuation.startSuspendedWith(body, true);
  }

  /** {@code for (int i = from; i < to; i++) { yield i; }}. */
  public static Items range(int from, int to) {
    return new Items(new Range(from, to));
  }

  /** The values of a tree, from left to right. */
  public static Items walk(Node tree) {
    return new Items(new Walk(tree));
  }

  @Override
  public boolean hasNext() {
    if (!ready && continuation != null) {
      continuation = continuation.resume();
      ready = continuation != null;
    }
    return ready;
  }

  @Override
  public Integer next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ready = false;
    return (Integer) continuation.value();
  }
}
