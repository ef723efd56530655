package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static dev.fermata.it.Endings.endOfCancelled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.ConnectionClosedException;
import dev.fermata.io.ConnectionHandler;
import dev.fermata.io.IncompleteReadException;
import dev.fermata.io.LimitOverrunException;
import dev.fermata.io.ListenOptions;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import dev.fermata.io.StreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the two ends of a connection do, of which one is always this test. */
class StreamsTest {

  /** What a test does with the client's end of a connection. */
  interface Body {
    Task<Void> with(Connection client) throws Exception;
  }

  /** Runs {@code body} with a connection to a server that does {@code handler}. */
  static void connected(ConnectionHandler handler, Body body) {
    run(() -> connectedTo(handler, ListenOptions.defaults(), body));
  }

  @Async
  private static Task<Void> connectedTo(ConnectionHandler handler, ListenOptions options, Body body)
      throws Exception {
    try (Server server = await(Network.listen("127.0.0.1", 0, handler, options));
        Connection client = await(Network.connect("127.0.0.1", server.port()))) {
      await(body.with(client));
    }
    return Task.done();
  }

  @Async
  private static Task<Void> echo(Connection client) {
    while (true) {
      byte[] bytes = await(client.reader().read(4096));
      if (bytes.length == 0) {
        return Task.done();
      }
      client.writer().write(bytes);
      await(client.writer().drain());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readGivesWhatHasComeAndNothingAtTheEnd() {
    connected(StreamsTest::echo, this::readsWhatHasCome);
  }

  @Async
  private Task<Void> readsWhatHasCome(Connection client) {
    client.writer().write("hello");
    assertThat(await(client.reader().read(3))).isEqualTo(bytes("hel"));
    assertThat(await(client.reader().read(100))).isEqualTo(bytes("lo"));
    assertThat(client.reader().atEnd()).isFalse();
    client.writer().writeEof();
    assertThat(await(client.reader().read(100))).isEmpty();
    assertThat(client.reader().atEnd()).isTrue();
    assertThat(await(client.reader().read(100))).isEmpty();
    return Task.done();
  }

  @Test
  void readIntoABufferCountsAndTellsTheEnd() {
    connected(StreamsTest::echo, this::readsIntoABuffer);
  }

  @Async
  private Task<Void> readsIntoABuffer(Connection client) {
    ByteBuffer source = ByteBuffer.wrap(bytes("hello"));
    await(client.writer().send(source));
    assertThat(source.hasRemaining()).isFalse();
    ByteBuffer target = ByteBuffer.allocateDirect(5);
    while (target.hasRemaining()) {
      assertThat(await(client.reader().read(target))).isPositive();
    }
    assertThat(StandardCharsets.UTF_8.decode(target.flip()).toString()).isEqualTo("hello");
    client.writer().writeEof();
    assertThat(await(client.reader().read(target.clear()))).isEqualTo(-1);
    return Task.done();
  }

  @Test
  void readExactlyWaitsForAllOfIt() {
    connected(StreamsTest::echo, this::readsExactly);
  }

  @Async
  private Task<Void> readsExactly(Connection client) {
    client.writer().write("0123");
    Task<byte[]> six = createTask(() -> client.reader().readExactly(6));
    await(checkpoint());
    assertThat(six.isDone()).isFalse();
    client.writer().write("456789");
    assertThat(await(six)).isEqualTo(bytes("012345"));
    assertThat(await(client.reader().readExactly(0))).isEmpty();
    client.writer().writeEof();
    IncompleteReadException failure = null;
    try {
      await(client.reader().readExactly(5), IncompleteReadException.class);
    } catch (IncompleteReadException e) {
      failure = e;
    }
    assertThat(failure).hasMessageContaining("4 of 5 bytes");
    assertThat(failure.partial()).isEqualTo(bytes("6789"));
    assertThat(failure.expected()).isEqualTo(5);
    return Task.done();
  }

  @Test
  void readExactlyOfMoreThanTheLimit() {
    connected(StreamsTest::echo, this::readsMuch);
  }

  @Async
  private Task<Void> readsMuch(Connection client) {
    byte[] much = new byte[1_000_000];
    for (int i = 0; i < much.length; i++) {
      much[i] = (byte) (i * 31);
    }
    client.writer().write(much);
    assertThat(await(client.reader().readExactly(much.length))).isEqualTo(much);
    return Task.done();
  }

  @Test
  void readUntilTakesTheSeparatorThatEndsFirst() {
    connected(StreamsTest::echo, this::readsUntil);
  }

  @Async
  private Task<Void> readsUntil(Connection client) {
    StreamReader reader = client.reader();
    client.writer().write("a;b\r\nc\r");
    assertThat(await(reader.readUntil(bytes("\r\n"), bytes(";")))).isEqualTo(bytes("a;"));
    assertThat(await(reader.readUntil(bytes("\r\n")))).isEqualTo(bytes("b\r\n"));
    Task<byte[]> split = createTask(() -> reader.readUntil(bytes("\r\n")));
    await(checkpoint());
    client.writer().write("\nrest");
    assertThat(await(split)).isEqualTo(bytes("c\r\n"));
    client.writer().writeEof();
    byte[] partial = null;
    try {
      await(reader.readUntil(bytes(";")), IncompleteReadException.class);
    } catch (IncompleteReadException e) {
      partial = e.partial();
    }
    assertThat(partial).isEqualTo(bytes("rest"));
    return Task.done();
  }

  @Test
  void linesEndWithTheStream() {
    connected(StreamsTest::echo, this::readsLines);
  }

  @Async
  private Task<Void> readsLines(Connection client) {
    client.writer().write("one\ntwo\r\n\nthree äöü");
    client.writer().writeEof();
    List<String> lines = new ArrayList<>();
    for (String line : each(client.reader().lines())) {
      lines.add(line);
    }
    assertThat(lines).containsExactly("one", "two", "", "three äöü");
    assertThat(await(client.reader().readLine())).isNull();
    return Task.done();
  }

  @Test
  void aLineLongerThanTheLimitIsAnErrorAndIsLost() {
    connected(this::sendsLongLines, this::readsLongLines);
  }

  @Async
  private Task<Void> sendsLongLines(Connection client) {
    client.writer().write("x".repeat(100_000) + "\nshort\n");
    await(client.writer().drain());
    return Task.done();
  }

  @Async
  private Task<Void> readsLongLines(Connection client) {
    String line = null;
    int failures = 0;
    while (line == null || line.startsWith("x")) {
      try {
        line = await(client.reader().readLine(), LimitOverrunException.class);
      } catch (LimitOverrunException e) {
        assertThat(e).hasMessageContaining("limit of the reader is 65536");
        failures++;
      }
    }
    assertThat(line).isEqualTo("short");
    assertThat(failures).isPositive();
    return Task.done();
  }

  @Test
  void onlyOneTaskReadsAtATime() {
    connected(StreamsTest::echo, this::readsTwice);
  }

  @Async
  private Task<Void> readsTwice(Connection client) {
    Task<byte[]> first = createTask(() -> client.reader().read(10));
    await(checkpoint());
    assertThatThrownBy(() -> client.reader().read(10).resultNow())
        .hasStackTraceContaining("Another task reads from this stream already");
    client.writer().write("x");
    assertThat(await(first)).isEqualTo(bytes("x"));
    return Task.done();
  }

  @Test
  void aCancelledReadLosesNothing() {
    connected(StreamsTest::echo, this::cancelsReads);
  }

  @Async
  private Task<Void> cancelsReads(Connection client) {
    client.writer().write("ab");
    Task<byte[]> reading = createTask(() -> client.reader().readExactly(4));
    await(Network.connect(client.remoteAddress())).abort();
    reading.cancel();
    await(endOfCancelled(reading));
    client.writer().write("cd");
    assertThat(await(client.reader().readExactly(4))).isEqualTo(bytes("abcd"));
    return Task.done();
  }

  @Test
  void drainWaitsForASlowReaderAndKeepsNoMoreThanTheHighWaterMark() {
    connected(this::readsAfterAWhile, this::writesMuch);
  }

  @Async
  private Task<Void> readsAfterAWhile(Connection client) {
    int total = 0;
    byte[] bytes = await(client.reader().read(1));
    while (bytes.length > 0) {
      total += bytes.length;
      bytes = await(client.reader().read(1_000_000));
    }
    client.writer().write(total + "\n");
    await(client.writer().drain());
    return Task.done();
  }

  @Async
  private Task<Void> writesMuch(Connection client) {
    byte[] block = new byte[50_000];
    for (int i = 0; i < 1_000; i++) {
      client.writer().write(block);
      await(client.writer().drain());
      assertThat(client.writer().pending()).isLessThanOrEqualTo(64 * 1024);
    }
    client.writer().writeEof();
    assertThat(await(client.reader().readLine())).isEqualTo("50000000");
    return Task.done();
  }

  @Test
  void whatIsClosedHereFailsThePendingRead() {
    connected(StreamsTest::echo, this::closesWhileItReads);
  }

  @Async
  private Task<Void> closesWhileItReads(Connection client) {
    Task<byte[]> reading = createTask(() -> client.reader().read(10));
    await(checkpoint());
    await(client.closeAsync());
    boolean failed = false;
    try {
      await(reading, ConnectionClosedException.class);
    } catch (ConnectionClosedException e) {
      failed = true;
    }
    assertThat(failed).isTrue();
    assertThatThrownBy(() -> client.writer().write("x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed at this end already");
    return Task.done();
  }
}
