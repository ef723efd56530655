package dev.fermata.io.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Moves bytes without ever waiting: asyncio's transport, asked rather than told. Reading and
 * writing do what is possible at once; whoever wants more is told when to try again.
 */
public abstract class Transport {
  /** Told when reading or writing may get further. Called in the loop's thread. */
  public interface Listener {
    void mayRead();

    void mayWrite();
  }

  private final Failures failures;
  private @Nullable Listener listener;

  protected Transport(Failures failures) {
    this.failures = failures;
  }

  /** What it fails with. */
  public final Failures failures() {
    return failures;
  }

  /** Says who is told from now on. */
  public final void setListener(Listener listener) {
    this.listener = listener;
  }

  protected final void tellMayRead() {
    if (listener != null) {
      listener.mayRead();
    }
  }

  protected final void tellMayWrite() {
    if (listener != null) {
      listener.mayWrite();
    }
  }

  /**
   * Reads what is there.
   *
   * @param target has room
   * @return how many bytes; 0 if there are none now; -1 if there never will be
   * @throws IOException if the connection is lost or was closed here
   */
  public abstract int read(ByteBuffer target) throws IOException;

  /** Has the listener told when {@link #read} may get further, after it has returned 0. */
  public abstract void awaitReadable();

  /**
   * Writes as much as there is room for.
   *
   * @return how many bytes
   * @throws IOException if the connection is lost or was closed here
   */
  public abstract int write(ByteBuffer source) throws IOException;

  /** Has the listener told when {@link #write} or {@link #closeOutput} may get further. */
  public abstract void awaitWritable();

  /**
   * Tells the peer that no more is coming.
   *
   * @return false if that has to be tried again when {@link #awaitWritable} says so
   */
  public abstract boolean closeOutput() throws IOException;

  /** Whether {@link #closeOutput} leaves the other direction open. */
  public abstract boolean canCloseOutput();

  /**
   * Takes leave of the peer, before {@link #close}.
   *
   * @return as {@link #closeOutput}
   */
  public boolean prepareClose() throws IOException {
    return true;
  }

  /** Closes both directions at once; what has not been read or written is lost. */
  public abstract void close();

  /** Whether so much has been moved without a turn of the loop that others have to come first. */
  public abstract boolean isGreedy();

  /** Where this end is; null if it has no address. */
  public abstract @Nullable SocketAddress localAddress();

  /** Where the other end is; null if it has no address. */
  public abstract @Nullable SocketAddress remoteAddress();

  /** Where there is room to read into for a moment. */
  public abstract ByteBuffer scratch();
}
