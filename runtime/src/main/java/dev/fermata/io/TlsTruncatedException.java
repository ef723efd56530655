package dev.fermata.io;

import javax.net.ssl.SSLException;

/**
 * A TLS connection has ended without its {@code close_notify}. The peer may have failed, or
 * somebody in between may have cut the connection off so that the message looks shorter than it is
 * (a truncation attack, RFC 8446 section 6.1). So what has come is not to be taken for the whole,
 * unless it says itself where it ends.
 */
public final class TlsTruncatedException extends SSLException {
  private static final long serialVersionUID = 1;

  TlsTruncatedException() {
    super(
        "The TLS connection has ended without close_notify: what has come may have been cut off."
            + " Rely on it only if it says itself where it ends");
  }
}
