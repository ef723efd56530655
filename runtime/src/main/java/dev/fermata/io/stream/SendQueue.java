package dev.fermata.io.stream;

import dev.fermata.io.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The bytes that are to be written and that the system has not taken yet. */
public final class SendQueue {
  private static final int CHUNK = 16 * 1024;

  /** Ready to be read from, but for the last. */
  private final ArrayDeque<ByteBuffer> full = new ArrayDeque<>();

  /** Ready to be added to. */
  private @Nullable ByteBuffer last;

  private long size;

  public long size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Adds a copy of {@code source}. */
  public void append(ByteBuffer source) {
    int count = source.remaining();
    if (last == null || last.remaining() < count) {
      completeLast();
      last = ByteBuffer.allocate(Math.max(CHUNK, count));
    }
    last.put(source);
    size += count;
  }

  /** Adds {@code source} itself, whose position moves on as it is written. */
  public void add(ByteBuffer source) {
    completeLast();
    full.add(source);
    size += source.remaining();
  }

  /** Takes what remains of {@code source} back. */
  public void remove(ByteBuffer source) {
    if (full.removeIf(other -> other == source)) {
      size -= source.remaining();
    }
  }

  private void completeLast() {
    if (last != null) {
      full.add(last.flip());
      last = null;
    }
  }

  /** Writes as much as {@code transport} takes, up to where others have to come first. */
  public void writeTo(Transport transport) throws IOException {
    while (size > 0 && !transport.isGreedy()) {
      if (full.isEmpty()) {
        completeLast();
      }
      ByteBuffer first = full.element();
      size -= transport.write(first);
      if (first.hasRemaining()) {
        return;
      }
      full.remove();
    }
  }

  public void clear() {
    full.clear();
    last = null;
    size = 0;
  }
}
