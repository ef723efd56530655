package dev.fermata.io.socket;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Looks for the addresses of a host, which blocks. */
public final class Resolve {
  private Resolve() {}

  public static List<SocketAddress> all(String host, int port) throws UnknownHostException {
    List<InetAddress> found;
    try {
      found = List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      UnknownHostException failure =
          new UnknownHostException("There is no address of the host \"" + host + "\"");
      failure.initCause(e);
      throw failure;
    }
    List<SocketAddress> addresses = new ArrayList<>();
    interleaved(found).forEach(address -> addresses.add(new InetSocketAddress(address, port)));
    return addresses;
  }

  /**
   * The addresses of both families in turn, in their order, so that a family which does not work
   * holds up one attempt only.
   */
  static List<InetAddress> interleaved(List<InetAddress> all) {
    boolean firstIsV6 = all.get(0) instanceof Inet6Address;
    List<InetAddress> first = new ArrayList<>();
    List<InetAddress> second = new ArrayList<>();
    for (InetAddress address : all) {
      (address instanceof Inet6Address == firstIsV6 ? first : second).add(address);
    }
    List<InetAddress> mixed = new ArrayList<>();
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      if (i < first.size()) {
        mixed.add(first.get(i));
      }
      if (i < second.size()) {
        mixed.add(second.get(i));
      }
    }
    return mixed;
  }
}
