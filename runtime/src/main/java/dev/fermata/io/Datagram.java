package dev.fermata.io;

import java.net.SocketAddress;

/**
 * A datagram that has come.
 *
 * @param address who has sent it
 * @param bytes what is in it, which may be nothing; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a copy of each datagram would cost more than it helps
public record Datagram(SocketAddress address, byte[] bytes) {

  /** Says how much there is, rather than what. */
  @Override
  public String toString() {
    return "Datagram[" + bytes.length + " bytes from " + address + "]";
  }
}
