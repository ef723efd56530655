package dev.fermata.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.EventLoop;
import dev.fermata.io.selector.ChannelSelector;
import dev.fermata.io.selector.OpenChannels;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectCallTest {
  private static final Duration NEVER = Duration.ofHours(1);

  private final EventLoop loop = new EventLoop();

  @AfterEach
  void close() {
    loop.close();
  }

  private Connection connect(Duration delay, SocketAddress... addresses) {
    ConnectOptions options = ConnectOptions.defaults().attemptDelay(delay);
    return loop.runUntilComplete(
        loop.createTask(
            () ->
                new ConnectCall(ChannelSelector.current(), () -> List.of(addresses), null, options)
                    .begin()));
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static SocketAddress refusing() throws IOException {
    try (ServerSocket socket = listening()) {
      return socket.getLocalSocketAddress();
    }
  }

  @Test
  void anAddressThatDoesNotAnswerIsNotWaitedFor() throws IOException {
    try (FullBacklog silent = new FullBacklog();
        ServerSocket second = listening()) {
      Connection connection =
          connect(Duration.ofMillis(5), silent.address(), second.getLocalSocketAddress());
      assertThat(connection.remoteAddress()).isEqualTo(second.getLocalSocketAddress());
    }
  }

  @Test
  void theAttemptsThatHaveLostAreClosed() throws IOException {
    try (FullBacklog silent = new FullBacklog();
        ServerSocket second = listening()) {
      connect(Duration.ZERO, silent.address(), silent.address(), second.getLocalSocketAddress());
      assertThat(OpenChannels.of(loop)).hasSize(1);
    }
  }

  @Test
  void anAddressThatRefusesIsFollowedByTheNextAtOnce() throws IOException {
    try (ServerSocket second = listening()) {
      Connection connection = connect(NEVER, refusing(), second.getLocalSocketAddress());
      assertThat(connection.remoteAddress()).isEqualTo(second.getLocalSocketAddress());
    }
  }

  @Test
  void theSecondAddressIsNotTriedIfTheFirstAnswers() throws IOException {
    try (ServerSocket first = listening();
        ServerSocket second = listening()) {
      connect(NEVER, first.getLocalSocketAddress(), second.getLocalSocketAddress());
      second.setSoTimeout(1);
      assertThatThrownBy(second::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void anOptionThatTheSocketDoesNotHaveFailsTheCall() {
    ConnectOptions options =
        ConnectOptions.defaults().option(StandardSocketOptions.IP_MULTICAST_TTL, 1);
    assertThatThrownBy(
            () ->
                loop.runUntilComplete(
                    loop.createTask(() -> Network.connect("127.0.0.1", 9, options))))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("IP_MULTICAST_TTL");
  }

  @Test
  void theFailureNamesEachAddress() throws IOException {
    InetSocketAddress first = (InetSocketAddress) refusing();
    InetSocketAddress second = (InetSocketAddress) refusing();
    assertThatThrownBy(() -> connect(NEVER, first, second))
        .isInstanceOf(ConnectException.class)
        .hasMessage("Cannot connect to " + first + ": Connection refused")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .asString()
                    .contains(second.toString()));
  }
}
