package dev.fermata.benchmarks.offbynull;

import com.offbynull.coroutines.user.Coroutine;
import com.offbynull.coroutines.user.CoroutineRunner;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The items that a coroutine leaves in its context each time it suspends itself. */
public final class Items implements Iterator<Integer> {
  private final CoroutineRunner runner;
  private boolean ready;
  private boolean ended;

  Items(Coroutine coroutine) {
    runner = new CoroutineRunner(coroutine);
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
    if (!ready && !ended) {
      ready = runner.execute();
      ended = !ready;
    }
    return ready;
  }

  @Override
  public Integer next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ready = false;
    return (Integer) runner.getContext();
  }
}
