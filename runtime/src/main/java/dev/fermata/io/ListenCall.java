package dev.fermata.io;

import dev.fermata.Task;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Begins to listen, once the addresses to listen on are known. */
final class ListenCall extends IoCall<Server> {
  private final ChannelSelector selector;
  private final ConnectionHandler handler;
  private final ListenOptions options;
  private final Task<List<SocketAddress>> resolving;

  ListenCall(
      ChannelSelector selector,
      Callable<List<SocketAddress>> resolver,
      ConnectionHandler handler,
      ListenOptions options) {
    this.selector = selector;
    this.handler = handler;
    this.options = options;
    resolving = selector.loop.runInExecutor(resolver);
  }

  @Override
  @Nullable Object attempt() throws Exception {
    if (!resolving.isDone()) {
      Waking.whenDone(resolving, newWaiter());
      return NOT_YET;
    }
    Server server = new Server(selector, handler, options);
    server.bind(Waking.valueOf(resolving));
    return server;
  }

  @Override
  void ended() {
    resolving.cancel();
  }
}
