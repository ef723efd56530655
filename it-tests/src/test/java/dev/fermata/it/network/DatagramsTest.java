package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static java.util.Collections.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.ConnectionClosedException;
import dev.fermata.io.Datagram;
import dev.fermata.io.DatagramEndpoint;
import dev.fermata.io.DatagramOptions;
import dev.fermata.io.Network;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatagramsTest {
  private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

  private static DatagramOptions local() {
    return DatagramOptions.defaults().localAddress(ANY_PORT);
  }

  private static DatagramOptions to(DatagramEndpoint peer) {
    return local().remoteAddress((InetSocketAddress) peer.localAddress());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsSentArrivesWithItsSender() {
    run(this::asksAndAnswers);
  }

  @Async
  private Task<Void> asksAndAnswers() {
    try (DatagramEndpoint server = await(Network.datagrams(local()));
        DatagramEndpoint client = await(Network.datagrams(to(server)))) {
      Task<Datagram> question = createTask(server::receive);
      await(checkpoint());
      assertThat(question.isDone()).isFalse();
      await(client.send(bytes("question")));
      assertThat(await(question).bytes()).isEqualTo(bytes("question"));
      assertThat(question.resultNow().address()).isEqualTo(client.localAddress());
      await(server.send(bytes("answer"), question.resultNow().address()));
      ByteBuffer target = ByteBuffer.allocate(100);
      assertThat(await(client.receive(target))).isEqualTo(server.localAddress());
      assertThat(StandardCharsets.UTF_8.decode(target.flip()).toString()).isEqualTo("answer");
      assertThat(client)
          .hasToString(
              "DatagramEndpoint[" + client.localAddress() + " to " + server.localAddress() + "]");
    }
    return Task.done();
  }

  @Test
  void anEmptyDatagramAndTheLargest() {
    run(this::sendsExtremes);
  }

  @Async
  private Task<Void> sendsExtremes() {
    try (DatagramEndpoint server = await(Network.datagrams(local()));
        DatagramEndpoint client = await(Network.datagrams(to(server)))) {
      assertThatThrownBy(() -> client.send(new byte[0]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot send an empty datagram");
      await(server.send(new byte[0], server.localAddress()));
      assertThat(await(server.receive()).bytes()).isEmpty();
      await(client.send(new byte[65507]));
      assertThat(await(server.receive()).bytes()).hasSize(65507);
      IOException failure = null;
      try {
        await(client.send(new byte[65508]), IOException.class);
      } catch (IOException e) {
        failure = e;
      }
      assertThat(failure).isNotNull();
      await(client.send(bytes("0123456789")));
      ByteBuffer small = ByteBuffer.allocate(4);
      await(server.receive(small));
      assertThat(small.array()).isEqualTo(bytes("0123"));
    }
    return Task.done();
  }

  @Test
  void aLoopReceivesUntilTheEndpointIsClosed() {
    run(this::loops);
  }

  @Async
  private Task<Void> loops() {
    DatagramEndpoint server = await(Network.datagrams(local()));
    List<String> received = new ArrayList<>();
    Task<Void> receiving = createTask(() -> receivesAll(server, received));
    try (DatagramEndpoint client = await(Network.datagrams(local()))) {
      // More than may be received without a look at the other channels.
      for (int i = 0; i < 200; i++) {
        await(client.send(bytes("" + i), server.localAddress()));
        while (received.size() <= i) {
          await(checkpoint());
        }
      }
    }
    await(server.closeAsync());
    await(receiving);
    assertThat(received).hasSize(200).startsWith("0", "1").endsWith("199");
    return Task.done();
  }

  @Async
  private Task<Void> receivesAll(DatagramEndpoint server, List<String> received) {
    for (Datagram datagram : each(server)) {
      received.add(new String(datagram.bytes(), StandardCharsets.UTF_8));
    }
    return Task.done();
  }

  @Test
  void othersGetTheirTurnWhileDatagramsCome() {
    run(this::floods);
  }

  private int turns;

  @Async
  private Task<Void> floods() {
    DatagramOptions roomy = local().option(StandardSocketOptions.SO_RCVBUF, 1 << 20);
    try (DatagramEndpoint server = await(Network.datagrams(roomy));
        DatagramEndpoint client = await(Network.datagrams(to(server)))) {
      for (int i = 0; i < 150; i++) {
        await(client.send(new byte[1]));
      }
      Task<Void> other = createTask(this::countsTurns);
      for (int i = 0; i < 150; i++) {
        await(server.receive());
      }
      assertThat(turns).isPositive();
      other.cancel();
    }
    return Task.done();
  }

  @Async
  private Task<Void> countsTurns() {
    while (true) {
      await(checkpoint());
      turns++;
    }
  }

  @Test
  void aPeerThatIsNotThere() {
    run(this::sendsToNobody);
  }

  @Async
  private Task<Void> sendsToNobody() {
    DatagramEndpoint gone = await(Network.datagrams(local()));
    try (DatagramEndpoint client = await(Network.datagrams(to(gone)))) {
      await(gone.closeAsync());
      PortUnreachableException failure = null;
      Task<Datagram> receiving = createTask(client::receive);
      await(client.send(bytes("anybody there?")));
      try {
        await(receiving, PortUnreachableException.class);
      } catch (PortUnreachableException e) {
        failure = e;
      }
      assertThat(failure).isNotNull();
      // Whoever comes later can be talked to.
      try (DatagramEndpoint late =
          await(
              Network.datagrams(
                  DatagramOptions.defaults()
                      .localAddress((InetSocketAddress) gone.localAddress())))) {
        await(client.send(bytes("and now?")));
        assertThat(await(late.receive()).bytes()).isEqualTo(bytes("and now?"));
      }
    }
    return Task.done();
  }

  @Test
  void whoeverWaitsWhenItIsClosedFails() {
    run(this::closesWhileOtherWaits);
  }

  @Async
  private Task<Void> closesWhileOtherWaits() {
    DatagramEndpoint endpoint = await(Network.datagrams(local()));
    Task<Datagram> waiting = createTask(endpoint::receive);
    Task<SocketAddress> cancelled = createTask(() -> endpoint.receive(ByteBuffer.allocate(1)));
    await(checkpoint());
    cancelled.cancel();
    await(endpoint.closeAsync());
    await(endpoint.closeAsync());
    ConnectionClosedException failure = null;
    try {
      await(waiting, ConnectionClosedException.class);
    } catch (ConnectionClosedException e) {
      failure = e;
    }
    assertThat(failure).isNotNull();
    assertThat(cancelled.isCancelled()).isTrue();
    return Task.done();
  }

  @Test
  void addressesThatCannotBe() {
    run(this::bindsTwice);
    assertThatThrownBy(
            () ->
                DatagramOptions.defaults()
                    .remoteAddress(InetSocketAddress.createUnresolved("nowhere.invalid", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has not been looked up");
  }

  @Async
  private Task<Void> bindsTwice() {
    try (DatagramEndpoint first = await(Network.datagrams(local()));
        DatagramEndpoint second = await(Network.datagrams(to(first)))) {
      DatagramOptions taken =
          DatagramOptions.defaults().localAddress((InetSocketAddress) first.localAddress());
      BindException failure = null;
      try {
        await(Network.datagrams(taken), BindException.class);
      } catch (BindException e) {
        failure = e;
      }
      assertThat(failure).hasMessageContaining("Cannot receive datagrams on /127.0.0.1:");
      assertThatThrownBy(() -> first.send(new byte[1]))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Whom to?");
      assertThatThrownBy(() -> second.send(new byte[1], second.localAddress()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("DatagramOptions.remoteAddress says " + first.localAddress());
    }
    return Task.done();
  }

  @Test
  void aGroup() throws Exception {
    List<NetworkInterface> able = new ArrayList<>();
    for (NetworkInterface each : list(NetworkInterface.getNetworkInterfaces())) {
      if (each.isUp() && each.supportsMulticast()) {
        able.add(each);
      }
    }
    assumeTrue(!able.isEmpty(), "There is no multicast on this machine");
    run(() -> sendsToGroup(able.get(0)));
  }

  @Async
  private Task<Void> sendsToGroup(NetworkInterface network) throws IOException {
    InetAddress group = InetAddress.getByAddress(new byte[] {(byte) 239, (byte) 255, 20, 26});
    DatagramOptions anywhere =
        DatagramOptions.defaults().localAddress(new InetSocketAddress("0.0.0.0", 0));
    DatagramOptions sending = anywhere.option(StandardSocketOptions.IP_MULTICAST_IF, network);
    try (DatagramEndpoint member = await(Network.datagrams(anywhere));
        DatagramEndpoint sender = await(Network.datagrams(sending))) {
      assertThat(member.join(group, network).isValid()).isTrue();
      await(sender.send(bytes("all"), new InetSocketAddress(group, member.port())));
      assertThat(await(member.receive()).bytes()).isEqualTo(bytes("all"));
    }
    return Task.done();
  }
}
