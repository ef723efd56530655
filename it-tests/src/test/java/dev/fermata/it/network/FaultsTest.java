package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.timeout;
import static dev.fermata.Fermata.toThread;
import static dev.fermata.it.Endings.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Allow;
import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.Warning;
import dev.fermata.io.Connection;
import dev.fermata.io.ConnectionClosedException;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What fails, fails at the await, with what the documentation says. */
@Timeout(60)
class FaultsTest {
  private static final int MORE_THAN_SOCKETS_HOLD = 32 * 1024 * 1024;

  /** What a test does with a connection to {@code peer}, a blocking socket. */
  interface Body {
    Task<Void> with(Connection connection, Socket peer) throws Exception;
  }

  /** Runs {@code body}, and fails if it leaves sockets open. */
  private static void paired(Body body) {
    Sockets.leaksNone(() -> run(() -> pairedWith(body)));
  }

  @Async
  @Allow(Warning.BLOCKING_CALL)
  private static Task<Void> pairedWith(Body body) throws Exception {
    try (ServerSocket listener = Sockets.listening()) {
      Connection connection =
          await(
              Network.connect(listener.getInetAddress().getHostAddress(), listener.getLocalPort()));
      try (Socket peer = listener.accept()) {
        await(body.with(connection, peer));
      } finally {
        connection.abort();
      }
    }
    return Task.done();
  }

  /** Closes a socket by a reset. */
  private static void reset(Socket peer) throws IOException {
    peer.setSoLinger(true, 0);
    peer.close();
  }

  // Connecting and listening.

  @Test
  void aConnectionThatIsRefused() {
    Sockets.leaksNone(() -> run(this::connectsToNobody));
  }

  @Async
  private Task<Void> connectsToNobody() throws IOException {
    int port;
    try (ServerSocket gone = Sockets.listening()) {
      port = gone.getLocalPort();
    }
    assertThat(await(failureOf(Network.connect("127.0.0.1", port))))
        .isInstanceOf(ConnectException.class)
        .hasMessage("Cannot connect to /127.0.0.1:" + port + ": Connection refused");
    return Task.done();
  }

  @Test
  void aHostThatIsNotKnown() {
    run(this::connectsToNowhere);
  }

  @Async
  private Task<Void> connectsToNowhere() {
    assertThat(await(failureOf(Network.connect("nowhere.invalid", 80))))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("\"nowhere.invalid\"");
    return Task.done();
  }

  @Test
  void anAddressInUse() {
    Sockets.leaksNone(() -> run(this::listensTwice));
  }

  @Async
  private Task<Void> listensTwice() throws IOException {
    try (ServerSocket first = Sockets.listening()) {
      assertThat(
              await(failureOf(Network.listen("127.0.0.1", first.getLocalPort(), c -> Task.done()))))
          .isInstanceOf(BindException.class)
          .hasMessageStartingWith("Cannot listen on /127.0.0.1:" + first.getLocalPort());
    }
    return Task.done();
  }

  @Test
  void aPortIsFreeAsSoonAsItsServerIsClosed() {
    Sockets.leaksNone(() -> run(this::listensAgainAndAgain));
  }

  @Async
  private Task<Void> listensAgainAndAgain() {
    int port = 0;
    for (int i = 0; i < 100; i++) {
      Server server = await(Network.listen("127.0.0.1", port, c -> Task.done()));
      port = server.port();
      await(server.closeAsync());
    }
    return Task.done();
  }

  // Losing a connection.

  @Test
  void aResetFailsWhoReads() {
    paired(this::readsWhileItIsReset);
  }

  @Async
  private Task<Void> readsWhileItIsReset(Connection connection, Socket peer) throws IOException {
    Task<byte[]> reading = createTask(() -> connection.reader().read(10));
    await(checkpoint());
    reset(peer);
    assertThat(await(failureOf(reading)))
        .isInstanceOf(SocketException.class)
        .hasMessage("Connection reset");
    assertThat(await(failureOf(connection.reader().readLine()))).hasMessage("Connection reset");
    return Task.done();
  }

  @Test
  void aResetFailsWhoDrainsAndLaterWritesDoNothing() {
    paired(this::writesWhileItIsReset);
  }

  @Async
  private Task<Void> writesWhileItIsReset(Connection connection, Socket peer) throws IOException {
    connection.writer().write(new byte[MORE_THAN_SOCKETS_HOLD]);
    Task<Void> draining = createTask(() -> connection.writer().drain());
    await(checkpoint());
    assertThat(draining.isDone()).isFalse();
    reset(peer);
    IOException failure = await(failureOf(draining));
    assertThat(failure).isNotInstanceOf(ConnectionClosedException.class);
    assertThat(connection.writer().isClosing()).isTrue();
    connection.writer().write("more");
    assertThat(connection.writer().pending()).isZero();
    assertThat(await(failureOf(connection.writer().drain()))).isSameAs(failure);
    assertThat(await(failureOf(connection.closeAsync()))).hasCause(failure);
    await(connection.writer().waitClosed());
    return Task.done();
  }

  @Test
  void whoReadsIsToldWhyTheConnectionWasLostToWhoWrites() {
    paired(this::readsAndWritesWhileItIsReset);
  }

  @Async
  private Task<Void> readsAndWritesWhileItIsReset(Connection connection, Socket peer)
      throws IOException {
    connection.writer().write(new byte[MORE_THAN_SOCKETS_HOLD]);
    reset(peer);
    IOException failure = await(failureOf(connection.writer().drain()));
    assertThat(await(failureOf(connection.reader().readLine()))).isSameAs(failure);
    return Task.done();
  }

  @Test
  void aPeerThatClosesWhileThisEndWrites() {
    paired(this::writesToWhoHasClosed);
  }

  @Async
  private Task<Void> writesToWhoHasClosed(Connection connection, Socket peer) throws IOException {
    peer.close();
    IOException failure = null;
    while (failure == null) {
      connection.writer().write(new byte[100_000]);
      try {
        await(connection.writer().drain(), IOException.class);
        await(checkpoint());
      } catch (IOException e) {
        failure = e;
      }
    }
    assertThat(failure).isNotInstanceOf(ConnectionClosedException.class);
    return Task.done();
  }

  @Test
  void theFailureOfATryIsNotHiddenByThatOfTheClose() {
    paired(this::closesWhatIsLost);
  }

  @Async
  private Task<Void> closesWhatIsLost(Connection connection, Socket peer) throws IOException {
    IOException failure = null;
    try {
      await(writesAndCloses(connection, peer), IOException.class);
    } catch (IOException e) {
      failure = e;
    }
    assertThat(await(failureOf(connection.writer().drain()))).isSameAs(failure);
    assertThat(failure.getSuppressed()).hasSize(1);
    return Task.done();
  }

  @Async
  private static Task<Void> writesAndCloses(Connection connection, Socket peer) throws IOException {
    try (connection) {
      connection.writer().write(new byte[MORE_THAN_SOCKETS_HOLD]);
      reset(peer);
      await(connection.writer().drain());
    }
    return Task.done();
  }

  // Peers that take their time.

  @Test
  void aPeerThatNeverAnswersIsGivenUpAndCanStillAnswer() {
    paired(this::givesUp);
  }

  @Async
  private Task<Void> givesUp(Connection connection, Socket peer) throws IOException {
    boolean late = false;
    try {
      await(
          timeout(Duration.ofMillis(20), () -> connection.reader().readLine()),
          TimeoutException.class);
    } catch (TimeoutException e) {
      late = true;
    }
    assertThat(late).isTrue();
    peer.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
    assertThat(await(connection.reader().readLine())).isEqualTo("hello");
    return Task.done();
  }

  @Test
  void aPeerThatHasNoMoreToSayStillListens() {
    paired(this::answersAfterTheEnd);
  }

  @Async
  private Task<Void> answersAfterTheEnd(Connection connection, Socket peer) throws IOException {
    peer.getOutputStream().write("question".getBytes(StandardCharsets.UTF_8));
    peer.shutdownOutput();
    byte[] question = await(connection.reader().readAll());
    assertThat(question).asString(StandardCharsets.UTF_8).isEqualTo("question");
    assertThat(connection.reader().atEnd()).isTrue();
    connection.writer().write("answer");
    connection.writer().writeEof();
    byte[] answer = await(toThread(() -> peer.getInputStream().readAllBytes()));
    assertThat(answer).asString(StandardCharsets.UTF_8).isEqualTo("answer");
    return Task.done();
  }

  @Test
  void aLineThatComesByteByByte() {
    paired(this::readsByteByByte);
  }

  @Async
  private Task<Void> readsByteByByte(Connection connection, Socket peer) throws IOException {
    peer.setTcpNoDelay(true);
    Task<String> line = createTask(() -> connection.reader().readLine());
    for (byte b : "slöwly\r\n".getBytes(StandardCharsets.UTF_8)) {
      assertThat(line.isDone()).isFalse();
      peer.getOutputStream().write(b);
      await(checkpoint());
    }
    assertThat(await(line)).isEqualTo("slöwly");
    return Task.done();
  }

  @Test
  void aPeerThatSendsGarbage() {
    paired(this::readsGarbage);
  }

  @Async
  private Task<Void> readsGarbage(Connection connection, Socket peer) throws IOException {
    peer.getOutputStream().write(new byte[] {(byte) 0xff, 0, (byte) 0xc3, '\n', '\r', '\r', '\n'});
    peer.shutdownOutput();
    assertThat(await(connection.reader().readLine())).isEqualTo("\ufffd\0\ufffd");
    assertThat(await(connection.reader().readLine())).isEqualTo("\r");
    assertThat(await(connection.reader().readLine())).isNull();
    return Task.done();
  }

  // Closing at this end.

  @Test
  void whoDrainsAConnectionThatIsClosedDoesNotWait() {
    paired(this::drainsWhatIsClosed);
  }

  @Async
  private Task<Void> drainsWhatIsClosed(Connection connection, Socket peer) {
    // More than its share of a turn.
    for (int i = 0; i < 12; i++) {
      connection.writer().write(new byte[100_000]);
    }
    connection.abort();
    await(connection.writer().drain());
    return Task.done();
  }

  @Test
  void whatWasSentBeforeTheCloseHasBeenSent() {
    paired(this::closesBehindWhatIsSent);
  }

  @Async
  private Task<Void> closesBehindWhatIsSent(Connection connection, Socket peer) {
    ByteBuffer source = ByteBuffer.allocate(MORE_THAN_SOCKETS_HOLD);
    Task<Void> sending = createTask(() -> connection.writer().send(source));
    await(checkpoint());
    Task<Void> closing = createTask(() -> connection.closeAsync());
    await(checkpoint());
    assertThat(sending.isDone()).isFalse();
    assertThat(await(toThread(() -> peer.getInputStream().readAllBytes().length)))
        .isEqualTo(MORE_THAN_SOCKETS_HOLD);
    await(sending);
    await(closing);
    return Task.done();
  }

  @Test
  void whatIsOnlyHalfSentFailsWhenItIsClosedAtOnce() {
    paired(this::abortsWhatIsSent);
  }

  @Async
  private Task<Void> abortsWhatIsSent(Connection connection, Socket peer) {
    ByteBuffer source = ByteBuffer.allocate(MORE_THAN_SOCKETS_HOLD);
    Task<Void> sending = createTask(() -> connection.writer().send(source));
    await(checkpoint());
    connection.abort();
    assertThat(await(failureOf(sending))).isInstanceOf(ConnectionClosedException.class);
    assertThat(source.hasRemaining()).isTrue();
    assertThatThrownBy(() -> connection.writer().send(source))
        .isInstanceOf(IllegalStateException.class);
    return Task.done();
  }
}
