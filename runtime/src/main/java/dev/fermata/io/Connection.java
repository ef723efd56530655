package dev.fermata.io;

import dev.fermata.AsyncCloseable;
import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.stream.Input;
import dev.fermata.io.tls.TlsTransport;
import dev.fermata.io.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
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
  private Transport transport;
  private final StreamReader reader;
  private final StreamWriter writer;

  Connection(Transport transport, int limit) {
    this.transport = transport;
    reader = new StreamReader(transport, limit);
    writer = new StreamWriter(transport);
    writer.whenLost(reader.input::lose);
    listen(transport, reader.input, writer);
  }

  private static void listen(Transport transport, Input input, StreamWriter writer) {
    transport.setListener(
        new Transport.Listener() {
          @Override
          public void mayRead() {
            input.mayRead();
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

  // TLS.

  /**
   * Begins TLS in the midst of the connection: asyncio's {@code start_tls}. Both ends do so after
   * one of them has said something that the protocol defines for it, such as {@code STARTTLS}. What
   * was written before is sent before. What has come and was not read is taken for the beginning of
   * the peer's handshake, never for data, so that nobody in between can put something there.
   *
   * <pre>{@code await(connection.startTls(TlsOptions.client().serverName("example.org")));}</pre>
   *
   * @param options of the role that this end has
   * @return complete when all that is read and written from now on is encrypted. If the handshake
   *     fails or is cancelled, the connection is closed; it fails with {@link
   *     javax.net.ssl.SSLHandshakeException} if the two ends do not agree, do not trust each other,
   *     or do not come to an end in time
   * @throws IllegalArgumentException if {@code options} are of a client that verifies the host name
   *     and does not say one, as the failure of the task
   * @throws IllegalStateException if another task reads from the connection or begins TLS, as the
   *     failure of the task
   */
  public Task<@Nullable Void> startTls(TlsOptions options) {
    Objects.requireNonNull(options, "options");
    return new StartTls(this, options, EventLoop.current()).begin();
  }

  /**
   * With whom and how TLS is spoken, such as {@link SSLSession#getPeerCertificates}: asyncio's
   * {@code get_extra_info("ssl_object")}.
   *
   * @return null if it is not
   */
  public @Nullable SSLSession tlsSession() {
    return transport instanceof TlsTransport tls ? tls.engine().getSession() : null;
  }

  /**
   * What the connection is to be used for, see {@link TlsOptions#applicationProtocols}.
   *
   * @return null if the peers have not agreed on anything
   */
  public @Nullable String applicationProtocol() {
    String chosen =
        transport instanceof TlsTransport tls ? tls.engine().getApplicationProtocol() : null;
    return chosen == null || chosen.isEmpty() ? null : chosen;
  }

  TlsTransport beginTls(SSLEngine engine, Duration closeTimeout, EventLoop loop)
      throws IOException {
    if (transport instanceof TlsTransport other && !other.isReady()) {
      throw new IllegalStateException("Another task begins TLS on this connection already");
    }
    writer.requireConnected();
    reader.input.requireIdle();
    engine.beginHandshake();
    byte[] before = reader.input.take(reader.input.size());
    TlsTransport tls = new TlsTransport(transport, engine, loop, closeTimeout, before);
    transport = tls;
    listen(tls, reader.input, writer);
    reader.input.switchTo(tls);
    writer.switchTo(tls);
    return tls;
  }

  // Ending.

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
