package dev.fermata.io;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * How to speak TLS, as the client or as the server of a connection: the {@code ssl} parameters of
 * asyncio. Immutable: each method returns other options.
 *
 * <p>A client trusts what its {@link SSLContext} trusts, and verifies that the certificate of the
 * server is for the host that it wanted.
 */
public final class TlsOptions {
  private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
  private static final Consumer<SSLParameters> NOTHING = parameters -> {};

  private final boolean isClient;
  private final @Nullable SSLContext context;
  private final @Nullable String serverName;
  private final boolean verifiesHostName;
  private final Consumer<SSLParameters> parameters;
  final Duration handshakeTimeout;
  final Duration closeTimeout;

  private TlsOptions(
      boolean isClient,
      @Nullable SSLContext context,
      @Nullable String serverName,
      boolean verifiesHostName,
      Consumer<SSLParameters> parameters,
      Duration handshakeTimeout,
      Duration closeTimeout) {
    this.isClient = isClient;
    this.context = context;
    this.serverName = serverName;
    this.verifiesHostName = verifiesHostName;
    this.parameters = parameters;
    this.handshakeTimeout = handshakeTimeout;
    this.closeTimeout = closeTimeout;
  }

  // The two roles.

  /** As a client, with {@link SSLContext#getDefault}, which trusts the authorities of the JDK. */
  public static TlsOptions client() {
    return new TlsOptions(true, null, null, true, NOTHING, HANDSHAKE_TIMEOUT, CLOSE_TIMEOUT);
  }

  /** As a client that trusts what {@code context} trusts. */
  public static TlsOptions client(SSLContext context) {
    Objects.requireNonNull(context, "context");
    return new TlsOptions(true, context, null, true, NOTHING, HANDSHAKE_TIMEOUT, CLOSE_TIMEOUT);
  }

  /**
   * As a server.
   *
   * @param context has the certificate of the server and its private key
   */
  public static TlsOptions server(SSLContext context) {
    Objects.requireNonNull(context, "context");
    return new TlsOptions(false, context, null, false, NOTHING, HANDSHAKE_TIMEOUT, CLOSE_TIMEOUT);
  }

  // What both may say.

  /**
   * Which versions of TLS to speak.
   *
   * @param versions such as {@code TLSv1.3}; else what the context says
   */
  public TlsOptions versions(String... versions) {
    String[] copy = versions.clone();
    return with(p -> p.setProtocols(copy));
  }

  /**
   * Which protocols the connection may be used for (ALPN, RFC 7301); {@link
   * Connection#applicationProtocol} tells which one was chosen.
   *
   * @param protocols such as {@code h2} and {@code http/1.1}, the best first
   */
  public TlsOptions applicationProtocols(String... protocols) {
    String[] copy = protocols.clone();
    return with(p -> p.setApplicationProtocols(copy));
  }

  /**
   * What else the engine can be told, such as cipher suites.
   *
   * @param change is given the parameters of each connection, after all else was set
   */
  public TlsOptions parameters(Consumer<? super SSLParameters> change) {
    Objects.requireNonNull(change, "change");
    return with(change::accept);
  }

  /**
   * How long to wait until the connection is ready for data: asyncio's {@code
   * ssl_handshake_timeout}.
   *
   * @param timeout positive; else 60 seconds
   */
  public TlsOptions handshakeTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("A handshake takes time, but is given " + timeout);
    }
    return copy(serverName, verifiesHostName, parameters, timeout, closeTimeout);
  }

  /**
   * How long to wait for the {@code close_notify} of the peer after having sent one, before the
   * connection is closed all the same: asyncio's {@code ssl_shutdown_timeout}.
   *
   * @param timeout not negative; else 30 seconds. Zero: not at all
   */
  public TlsOptions closeTimeout(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("A timeout is not negative, but is " + timeout);
    }
    return copy(serverName, verifiesHostName, parameters, handshakeTimeout, timeout);
  }

  // What a client may say.

  /**
   * Which host is wanted: asyncio's {@code server_hostname}. It is told to the server (SNI), and
   * its certificate has to be for it.
   *
   * @param host a name or the text of an address; else the one that was connected to
   * @throws IllegalStateException if these are options of a server
   */
  public TlsOptions serverName(String host) {
    requireRole(true, "serverName");
    Objects.requireNonNull(host, "host");
    return copy(host, verifiesHostName, parameters, handshakeTimeout, closeTimeout);
  }

  /**
   * Whether the certificate of the server has to be for the host that was wanted. Without this,
   * anybody with a certificate for any host can read and change everything; so it is for tests and
   * for contexts that trust one certificate only.
   *
   * @param verify else true
   * @throws IllegalStateException if these are options of a server
   */
  public TlsOptions verifyHostName(boolean verify) {
    requireRole(true, "verifyHostName");
    return copy(serverName, verify, parameters, handshakeTimeout, closeTimeout);
  }

  // What a server may say.

  /**
   * Has each client show a certificate that the context trusts.
   *
   * @throws IllegalStateException if these are options of a client
   */
  public TlsOptions requireClientCertificate() {
    requireRole(false, "requireClientCertificate");
    return with(p -> p.setNeedClientAuth(true));
  }

  /**
   * Asks each client for a certificate, and takes one without. What it has shown is in {@link
   * Connection#tlsSession}.
   *
   * @throws IllegalStateException if these are options of a client
   */
  public TlsOptions requestClientCertificate() {
    requireRole(false, "requestClientCertificate");
    return with(p -> p.setWantClientAuth(true));
  }

  // For connections.

  /** Refuses the options of the other role where {@code method} is not for them. */
  void requireRole(boolean client, String method) {
    if (isClient != client) {
      throw new IllegalStateException(
          method
              + " is for a "
              + (client
                  ? "client, but these are options of a server"
                  : "server, but these are" + " options of a client")
              + ". Begin with TlsOptions."
              + (client ? "client" : "server"));
    }
  }

  /** An engine for one connection, to {@code host} unless these options name another. */
  SSLEngine newEngine(@Nullable String host) throws SSLException {
    String name = serverName != null ? serverName : host;
    if (isClient && verifiesHostName && name == null) {
      throw new IllegalArgumentException(
          "The name of the server is needed to verify its certificate. Say it by"
              + " TlsOptions.serverName, or do without by verifyHostName(false)");
    }
    SSLEngine engine =
        name == null ? context().createSSLEngine() : context().createSSLEngine(name, -1);
    engine.setUseClientMode(isClient);
    SSLParameters p = engine.getSSLParameters();
    if (isClient && name != null && !isAddress(name)) {
      p.setServerNames(List.of(new SNIHostName(name)));
    }
    if (isClient && verifiesHostName) {
      // The rules of HTTPS (RFC 2818) are those that everybody uses.
      p.setEndpointIdentificationAlgorithm("HTTPS");
    }
    parameters.accept(p);
    engine.setSSLParameters(p);
    return engine;
  }

  private SSLContext context() throws SSLException {
    try {
      return context != null ? context : SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new SSLException("The default SSLContext of the JDK cannot be made: " + e, e);
    }
  }

  /** Addresses are not told to the server (RFC 6066 section 3). */
  private static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  private TlsOptions with(Consumer<SSLParameters> change) {
    return copy(
        serverName, verifiesHostName, parameters.andThen(change), handshakeTimeout, closeTimeout);
  }

  private TlsOptions copy(
      @Nullable String serverName,
      boolean verifiesHostName,
      Consumer<SSLParameters> parameters,
      Duration handshakeTimeout,
      Duration closeTimeout) {
    return new TlsOptions(
        isClient,
        context,
        serverName,
        verifiesHostName,
        parameters,
        handshakeTimeout,
        closeTimeout);
  }
}
