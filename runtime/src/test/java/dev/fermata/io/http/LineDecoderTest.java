package dev.fermata.io.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineDecoderTest {
  /** Decodes pieces of {@code size} bytes. */
  private static List<String> lines(byte[] bytes, Charset charset, int size) {
    LineDecoder decoder = new LineDecoder(charset);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < bytes.length; i += size) {
      byte[] piece = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size));
      decoder.decode(ByteBuffer.wrap(piece).asReadOnlyBuffer());
      take(decoder, lines);
    }
    decoder.end();
    take(decoder, lines);
    return lines;
  }

  private static void take(LineDecoder decoder, List<String> lines) {
    for (String line = decoder.next(); line != null; line = decoder.next()) {
      lines.add(line);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\r",
        "\r\n",
        "\n\r",
        "\r\r\n\n",
        "a",
        "a\n",
        "a\r\nb\rc\nd",
        "\n\na\r\n\r\n",
        "\u20ac\n\ud834\udd10\r\nz\u00fcg\r\u20ac"
      })
  void linesEndWhereThoseOfAReaderDo(String text) throws IOException {
    for (Charset charset : List.of(UTF_8, UTF_16)) {
      byte[] bytes = text.getBytes(charset);
      List<String> expected;
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), charset))) {
        expected = reader.lines().toList();
      }
      for (int size = 1; size <= bytes.length; size++) {
        assertThat(lines(bytes, charset, size)).as("%s by %s", charset, size).isEqualTo(expected);
      }
    }
  }

  @Test
  void aLineCanBeLongerThanAnyBuffer() {
    String line = "0123456789".repeat(10_000);
    assertThat(lines((line + "\n" + line).getBytes(ISO_8859_1), ISO_8859_1, 1 << 14))
        .containsExactly(line, line);
  }

  @Test
  void whatIsNoTextBecomesTheReplacementCharacter() {
    byte[] bytes = {'a', (byte) 0xff, 'b', '\n', 'c', (byte) 0xe2, (byte) 0x82};
    for (int size = 1; size <= bytes.length; size++) {
      assertThat(lines(bytes, UTF_8, size)).containsExactly("a\ufffdb", "c\ufffd");
    }
  }
}
