package dev.fermata.io;

import dev.fermata.EventLoop;
import dev.fermata.Handle;
import dev.fermata.abi.Waiter;
import dev.fermata.io.call.IoCall;
import dev.fermata.io.tls.TlsTransport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.CertPathBuilderException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * What a call that begins TLS does: it has to be over in time, and is over for good if it fails.
 */
final class TlsHandshake {
  private final Connection connection;
  private final TlsOptions options;
  private final String peer;
  private final Handle alarm;
  private final TlsTransport transport;
  private @Nullable Waiter waiter;
  private boolean timeIsUp;
  private boolean done;

  /**
   * Puts TLS in front of {@code connection}.
   *
   * @param host the one that was connected to; null if that is not known
   */
  TlsHandshake(Connection connection, TlsOptions options, @Nullable String host, EventLoop loop)
      throws IOException {
    this.connection = connection;
    this.options = options;
    peer = host == null ? String.valueOf(connection.remoteAddress()) : host;
    transport = connection.beginTls(options.newEngine(host), options.closeTimeout, loop);
    alarm = loop.callLater(options.handshakeTimeout, this::timeOut);
  }

  /** The host of an address as it was given; null if it was not, or is not of the internet. */
  static @Nullable String hostOf(Object address) {
    return address instanceof InetSocketAddress inet ? inet.getHostString() : null;
  }

  private void timeOut() {
    timeIsUp = true;
    if (waiter != null) {
      waiter.wake();
    }
  }

  /** Goes on; returns whether it is over. If not, a waiter of {@code call} is woken. */
  boolean proceed(IoCall<?> call) throws IOException {
    if (timeIsUp) {
      throw new SSLHandshakeException(
          "The TLS handshake with "
              + peer
              + " has not come to an end within "
              + options.handshakeTimeout
              + ". See TlsOptions.handshakeTimeout");
    }
    waiter = call.newWaiter();
    try {
      done = transport.handshake(waiter);
    } catch (ConnectionClosedException e) {
      throw e;
    } catch (IOException e) {
      throw failure(e);
    }
    return done;
  }

  private IOException failure(IOException cause) {
    IOException failure =
        new SSLHandshakeException(
            "The TLS handshake with "
                + peer
                + " has failed: "
                + cause.getMessage()
                + remedy(cause));
    failure.initCause(cause);
    return failure;
  }

  private static String remedy(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathBuilderException) {
        return ". If its certificate is to be trusted, give TlsOptions.client an SSLContext that"
            + " does";
      }
    }
    return "";
  }

  /** Called in the end; without a handshake that is over there is no connection. */
  void ended() {
    alarm.cancel();
    if (!done) {
      connection.abort();
    }
  }
}
