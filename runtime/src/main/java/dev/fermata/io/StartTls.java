package dev.fermata.io;

import dev.fermata.EventLoop;
import dev.fermata.io.call.IoCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Begins TLS in the midst of a connection, once all has been written that is to go before. */
final class StartTls extends IoCall<@Nullable Void> {
  private final Connection connection;
  private final TlsOptions options;
  private final EventLoop loop;
  private @Nullable TlsHandshake handshake;

  StartTls(Connection connection, TlsOptions options, EventLoop loop) {
    this.connection = connection;
    this.options = options;
    this.loop = loop;
  }

  @Override
  protected @Nullable Object attempt() throws IOException {
    if (handshake == null) {
      if (connection.writer().pending() > 0) {
        connection.writer().awaitProgress(newWaiter());
        return NOT_YET;
      }
      handshake = new TlsHandshake(connection, options, null, loop);
    }
    return handshake.proceed(this) ? null : NOT_YET;
  }

  @Override
  protected void ended() {
    if (handshake != null) {
      handshake.ended();
    }
  }
}
