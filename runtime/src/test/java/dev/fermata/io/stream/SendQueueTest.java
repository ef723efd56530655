package dev.fermata.io.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendQueueTest {
  private final SendQueue queue = new SendQueue();
  private final SinkTransport sink = new SinkTransport();

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }

  @Test
  void writesInOrderAsMuchAsThereIsRoomFor() throws IOException {
    queue.append(bytes(1, 2));
    queue.add(bytes(3, 4, 5));
    queue.append(bytes(6));
    sink.room = 4;
    queue.writeTo(sink);
    assertThat(sink.taken()).containsExactly(1, 2, 3, 4);
    assertThat(queue.size()).isEqualTo(2);
    sink.room = 100;
    queue.writeTo(sink);
    assertThat(sink.taken()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void writesNoMoreThanIsFair() throws IOException {
    queue.add(bytes(1, 2));
    queue.add(bytes(3, 4));
    queue.add(bytes(5));
    sink.room = 100;
    sink.share = 3;
    queue.writeTo(sink);
    assertThat(sink.taken()).containsExactly(1, 2, 3, 4);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void whatWasAppendedMayBeChanged() throws IOException {
    byte[] array = {1, 2};
    queue.append(ByteBuffer.wrap(array));
    array[0] = 9;
    sink.room = 2;
    queue.writeTo(sink);
    assertThat(sink.taken()).containsExactly(1, 2);
  }

  @Test
  void whatWasAddedCanBeTakenBackButForWhatIsWritten() throws IOException {
    ByteBuffer source = bytes(2, 3, 4);
    queue.append(bytes(1));
    queue.add(source);
    queue.append(bytes(5));
    sink.room = 2;
    queue.writeTo(sink);
    queue.remove(source);
    queue.remove(source);
    assertThat(source.remaining()).isEqualTo(2);
    assertThat(queue.size()).isOne();
    sink.room = 100;
    queue.writeTo(sink);
    assertThat(sink.taken()).containsExactly(1, 2, 5);
  }

  @Test
  void nothingIsLeftAfterClear() throws IOException {
    queue.append(bytes(1));
    queue.add(bytes(2));
    queue.append(bytes(3));
    queue.clear();
    assertThat(queue.isEmpty()).isTrue();
    queue.append(bytes(4));
    sink.room = 100;
    queue.writeTo(sink);
    assertThat(sink.taken()).containsExactly(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void losesAndDoublesNothing(long seed) throws IOException {
    Random random = new Random(seed);
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    for (int step = 0; step < 1_000; step++) {
      byte[] piece = new byte[random.nextInt(random.nextInt(10) == 0 ? 40_000 : 200)];
      random.nextBytes(piece);
      model.writeBytes(piece);
      if (random.nextBoolean()) {
        queue.append(ByteBuffer.wrap(piece));
      } else {
        queue.add(ByteBuffer.wrap(piece));
      }
      sink.room = random.nextInt(5_000);
      queue.writeTo(sink);
      assertThat(queue.size()).isEqualTo(model.size() - sink.taken().length);
    }
    sink.room = Integer.MAX_VALUE;
    queue.writeTo(sink);
    assertThat(sink.taken()).isEqualTo(model.toByteArray());
  }
}
