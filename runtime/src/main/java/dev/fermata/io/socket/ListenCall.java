package dev.fermata.io.socket;

import dev.fermata.EventLoop;
import dev.fermata.Task;
import dev.fermata.io.call.IoCall;
import dev.fermata.io.call.Waking;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Begins to listen, once the addresses to listen on are known. */
public final class ListenCall<T> extends IoCall<T> {
  private final Task<List<SocketAddress>> resolving;
  private final Opening<T> opening;

  /** Makes what listens. */
  @FunctionalInterface
  public interface Opening<T> {
    T listenOn(List<SocketAddress> addresses) throws IOException;
  }

  /**
   * @param resolver looks for the addresses, in another thread
   */
  public ListenCall(EventLoop loop, Callable<List<SocketAddress>> resolver, Opening<T> opening) {
    resolving = loop.runInExecutor(resolver);
    this.opening = opening;
  }

  @Override
  protected @Nullable Object attempt() throws Exception {
    if (!resolving.isDone()) {
      Waking.whenDone(resolving, newWaiter());
      return NOT_YET;
    }
    return opening.listenOn(Waking.valueOf(resolving));
  }

  @Override
  protected void ended() {
    resolving.cancel();
  }
}
