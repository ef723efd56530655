package dev.fermata.it.network;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Listens and never accepts, with so many clients before you that nothing answers. */
final class SilentPeer implements Closeable {
  private static final int MORE_THAN_FIT = 16;

  private final ServerSocketChannel listener = ServerSocketChannel.open();
  private final List<SocketChannel> clients = new ArrayList<>();

  SilentPeer() throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    for (int i = 0; i < MORE_THAN_FIT; i++) {
      SocketChannel client = SocketChannel.open();
      clients.add(client);
      client.configureBlocking(false);
      client.connect(address());
    }
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) listener.getLocalAddress();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel client : clients) {
      client.close();
    }
    listener.close();
  }
}
