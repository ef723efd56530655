package dev.fermata.abi;

import java.util.Iterator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands for an iterator that a generator delegates to (PEP 380): it can be asked for items,
 * but not be sent any, and it is not told what is thrown.
 */
final class IteratorDelegate extends AbstractGenerator {
  private static final char ITERATING = START + 1;

  private final Iterator<?> items;
  private final @Nullable BaseStream<?, ?> stream;

  /**
   * @param stream what {@code items} comes from and is to be closed in the end
   */
  IteratorDelegate(Iterator<?> items, @Nullable BaseStream<?, ?> stream) {
    super(Abi.VERSION);
    this.items = items;
    this.stream = stream;
  }

  @Override
  protected int resume() throws Throwable {
    label = 0;
    Object delivered = passed;
    passed = null;
    if (delivered instanceof Thrown thrown) {
      throw thrown.cause();
    }
    if (delivered != null) {
      throw new IllegalStateException(
          "A value was sent to a generator that delegates to an iterator, which takes none");
    }
    if (!items.hasNext()) {
      return ENDED;
    }
    passed = items.next();
    label = ITERATING;
    return YIELDED;
  }

  @Override
  protected void release() {
    if (stream != null) {
      stream.close();
    }
  }
}
