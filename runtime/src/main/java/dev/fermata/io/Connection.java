package dev.fermata.io;

import dev.fermata.AsyncCloseable;
import dev.fermata.Task;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a peer, with a stream in each direction: what asyncio's {@code open_connection}
 * returns and {@code start_server} hands to its callback.
 *
 * <pre>{@code
 * try (Connection connection = await(Network.connect("example.org", 7))) {
 *   connection.writer().write("hello\n");
 *   await(connection.writer().drain());
 *   String answer = await(connection.reader().readLine());
 * }
 * }</pre>
 */
public final class Connection implements AsyncCloseable {
  private final Transport transport;
  private final StreamReader reader;
  private final StreamWriter writer;

  Connection(Transport transport, int limit) {
    this.transport = transport;
    reader = new StreamReader(transport, limit);
    writer = new StreamWriter(transport);
    transport.setListener(
        new Transport.Listener() {
          @Override
          public void mayRead() {
            reader.mayRead();
          }

          @Override
          public void mayWrite() {
            writer.mayWrite();
          }
        });
  }

  /** What comes from the peer. */
  public StreamReader reader() {
    return reader;
  }

  /** What goes to the peer. */
  public StreamWriter writer() {
    return writer;
  }

  /** The address of this end; null if it has none. */
  public @Nullable SocketAddress localAddress() {
    return transport.localAddress();
  }

  /** The address of the peer; null if it has none. */
  public @Nullable SocketAddress remoteAddress() {
    return transport.remoteAddress();
  }

  /** As {@link StreamWriter#closeAsync}. */
  @Override
  public Task<@Nullable Void> closeAsync() {
    return writer.closeAsync();
  }

  /** As {@link StreamWriter#abort}. */
  public void abort() {
    writer.abort();
  }

  @Override
  public String toString() {
    return "Connection[" + transport.localAddress() + " to " + transport.remoteAddress() + "]";
  }
}
