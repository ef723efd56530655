package dev.fermata.io.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes that have come and have not been asked for. Holds no memory while there are none. */
public class ReceiveBuffer {
  private static final byte[] NONE = {};
  private static final int SMALLEST = 512;

  private byte[] bytes = NONE;
  private int start;
  private int end;

  public int size() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  public void append(ByteBuffer source) {
    int count = source.remaining();
    if (bytes.length - end < count) {
      makeRoom(count);
    }
    source.get(bytes, end, count);
    end += count;
  }

  private void makeRoom(int count) {
    int size = size();
    byte[] target = bytes;
    if (bytes.length - size < count) {
      target = new byte[Math.max(Math.max(SMALLEST, 2 * bytes.length), size + count)];
    }
    System.arraycopy(bytes, start, target, 0, size);
    bytes = target;
    start = 0;
    end = size;
  }

  public byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(bytes, start, start + count);
    drop(count);
    return taken;
  }

  /** Fills as much of {@code target} as can be; returns how many bytes that are. */
  public int takeInto(ByteBuffer target) {
    int count = Math.min(target.remaining(), size());
    target.put(bytes, start, count);
    drop(count);
    return count;
  }

  public void drop(int count) {
    start += count;
    if (start == end) {
      bytes = NONE;
      start = 0;
      end = 0;
    }
  }

  public byte at(int index) {
    return bytes[start + index];
  }

  /**
   * Where {@code separator} comes first.
   *
   * @param from where to begin to look
   * @return the index; -1 if it does not come
   */
  public int indexOf(byte[] separator, int from) {
    int last = end - separator.length;
    for (int i = start + from; i <= last; i++) {
      if (bytes[i] == separator[0]
          && Arrays.equals(bytes, i, i + separator.length, separator, 0, separator.length)) {
        return i - start;
      }
    }
    return -1;
  }
}
