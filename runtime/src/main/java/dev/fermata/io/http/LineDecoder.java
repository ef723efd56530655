package dev.fermata.io.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Splits a body into lines, wherever it was split before: between the bytes of a character, or the
 * two characters of a line's end.
 */
public final class LineDecoder implements BodyDecoder<String> {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final CharsetDecoder decoder;
  private final CharBuffer chars = CharBuffer.allocate(1_024);
  private final Queue<String> lines = new ArrayDeque<>();

  /** The first bytes of a character whose others have not come. */
  private ByteBuffer begun = NOTHING;

  private final StringBuilder line = new StringBuilder();
  private boolean afterCarriageReturn;

  public LineDecoder(Charset charset) {
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  @Override
  public void decode(ByteBuffer bytes) {
    ByteBuffer input = join(begun, bytes);
    decode(input, false);
    begun = input.hasRemaining() ? join(input, NOTHING) : NOTHING;
  }

  @Override
  public void end() {
    decode(begun, true);
    while (decoder.flush(chars).isOverflow()) {
      split();
    }
    split();
    if (!line.isEmpty()) {
      endLine();
    }
  }

  private void decode(ByteBuffer input, boolean last) {
    while (decoder.decode(input, chars, last).isOverflow()) {
      split();
    }
    split();
  }

  /** Moves what has been decoded to the lines. */
  private void split() {
    chars.flip();
    while (chars.hasRemaining()) {
      char c = chars.get();
      if (c == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
        continue;
      }
      afterCarriageReturn = c == '\r';
      if (c == '\n' || c == '\r') {
        endLine();
      } else {
        line.append(c);
      }
    }
    chars.clear();
  }

  private void endLine() {
    lines.add(line.toString());
    line.setLength(0);
  }

  private static ByteBuffer join(ByteBuffer first, ByteBuffer second) {
    if (!first.hasRemaining()) {
      return second;
    }
    ByteBuffer both = ByteBuffer.allocate(first.remaining() + second.remaining());
    return both.put(first).put(second).flip();
  }

  @Override
  public @Nullable String next() {
    return lines.poll();
  }
}
