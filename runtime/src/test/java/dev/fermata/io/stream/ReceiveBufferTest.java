package dev.fermata.io.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveBufferTest {
  private final ReceiveBuffer buffer = new ReceiveBuffer();

  private void append(String text) {
    buffer.append(ByteBuffer.wrap(bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void givesWhatItGotInOrder() {
    append("hello ");
    append("world");
    assertThat(buffer.take(7)).isEqualTo(bytes("hello w"));
    append("!");
    assertThat(buffer.at(0)).isEqualTo((byte) 'o');
    assertThat(buffer.take(5)).isEqualTo(bytes("orld!"));
    assertThat(buffer.isEmpty()).isTrue();
  }

  @Test
  void fillsNoMoreThanThereIsRoomFor() {
    append("abc");
    ByteBuffer small = ByteBuffer.allocate(2);
    assertThat(buffer.takeInto(small)).isEqualTo(2);
    ByteBuffer large = ByteBuffer.allocate(10);
    assertThat(buffer.takeInto(large)).isOne();
    assertThat(large.get(0)).isEqualTo((byte) 'c');
    assertThat(buffer.takeInto(large)).isZero();
  }

  @Test
  void aSeparatorIsFoundFromWhereTheSearchGoesOn() {
    append("..a--b--c-");
    buffer.drop(2);
    byte[] separator = bytes("--");
    assertThat(buffer.indexOf(separator, 0)).isEqualTo(1);
    assertThat(buffer.indexOf(separator, 2)).isEqualTo(4);
    assertThat(buffer.indexOf(separator, 5)).isEqualTo(-1);
    append("-");
    assertThat(buffer.indexOf(separator, 5)).isEqualTo(7);
    assertThat(buffer.indexOf(separator, 100)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void behavesAsAnArrayThatGrowsAndShrinks(long seed) {
    Random random = new Random(seed);
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    for (int step = 0; step < 2_000; step++) {
      byte[] expected = model.toByteArray();
      int count = random.nextInt(expected.length + 1);
      switch (random.nextInt(4)) {
        case 0 -> {
          byte[] more = new byte[random.nextInt(2_000)];
          random.nextBytes(more);
          buffer.append(ByteBuffer.wrap(more));
          model.writeBytes(more);
        }
        case 1 -> {
          assertThat(buffer.take(count)).isEqualTo(Arrays.copyOf(expected, count));
          keepFrom(count, expected, model);
        }
        case 2 -> {
          ByteBuffer target = ByteBuffer.allocate(random.nextInt(1_000));
          int taken = buffer.takeInto(target);
          assertThat(taken).isEqualTo(Math.min(target.capacity(), expected.length));
          assertThat(Arrays.copyOf(target.array(), taken))
              .isEqualTo(Arrays.copyOf(expected, taken));
          keepFrom(taken, expected, model);
        }
        default -> {
          buffer.drop(count);
          keepFrom(count, expected, model);
        }
      }
      assertThat(buffer.size()).isEqualTo(model.size());
    }
  }

  private static void keepFrom(int start, byte[] all, ByteArrayOutputStream model) {
    model.reset();
    model.write(all, start, all.length - start);
  }
}
