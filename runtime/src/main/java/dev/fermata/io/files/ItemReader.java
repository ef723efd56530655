package dev.fermata.io.files;

import dev.fermata.io.call.OffLoopCall;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads items in a thread that may block, many at a time. */
public abstract class ItemReader<T> implements Closeable {
  /** How much is read at a time, see {@link #weight}. */
  private static final int BLOCK = 64 * 1024;

  /** What came up behind items that had been read already, and have to be handed over first. */
  private @Nullable IOException failure;

  /** Opens what is read, in a thread that may block. */
  @FunctionalInterface
  public interface Opener<T> {
    ItemReader<T> open() throws IOException;
  }

  /** Returns the next item; null if there is none. */
  abstract @Nullable T next() throws IOException;

  /** Whether the next item is known to be there without a wait for whoever writes it. */
  abstract boolean isReady();

  /** How many characters, or things as large, an item has. */
  abstract int weight(T item);

  /** Reads some items; none if there are no more. */
  final List<T> block(OffLoopCall<?> reader) throws IOException {
    if (failure != null) {
      throw failure;
    }
    List<T> items = new ArrayList<>();
    int weight = 0;
    try {
      while (weight < BLOCK && (items.isEmpty() || isReady())) {
        reader.checkCancelled();
        T item = next();
        if (item == null) {
          break;
        }
        items.add(item);
        weight += weight(item);
      }
    } catch (IOException e) {
      if (items.isEmpty()) {
        throw e;
      }
      failure = e;
    }
    return items;
  }
}
