package dev.fermata.io;

import dev.fermata.AsyncCloseable;
import dev.fermata.ExceptionContext;
import dev.fermata.Task;
import dev.fermata.io.call.IoCall;
import dev.fermata.io.call.Waiters;
import dev.fermata.io.selector.ChannelSelector;
import dev.fermata.io.socket.Listener;
import dev.fermata.io.socket.SocketTransport;
import dev.fermata.io.transport.Closing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Listens, and has a task serve each client: asyncio's {@code Server}. */
public final class Server implements AsyncCloseable {
  private final ChannelSelector selector;
  private final ConnectionHandler handler;
  private final ListenOptions options;
  private final List<Listener> listeners = new ArrayList<>();
  private final Set<Connection> clients = new LinkedHashSet<>();
  private final Waiters waiters = new Waiters();
  private boolean closed;

  private Server(ChannelSelector selector, ConnectionHandler handler, ListenOptions options) {
    this.selector = selector;
    this.handler = handler;
    this.options = options;
  }

  /** One that listens on all of {@code addresses}; on all on the port that the first gets. */
  static Server listening(
      List<SocketAddress> addresses,
      ChannelSelector selector,
      ConnectionHandler handler,
      ListenOptions options)
      throws IOException {
    Server server = new Server(selector, handler, options);
    server.bind(addresses);
    return server;
  }

  private void bind(List<SocketAddress> addresses) throws IOException {
    try {
      for (SocketAddress address : addresses) {
        listeners.add(newListener(samePort(address)));
      }
    } catch (Throwable t) {
      listeners.forEach(Listener::close);
      throw t;
    }
  }

  private Listener newListener(SocketAddress address) throws IOException {
    return new Listener(address, selector, options.servers, options.backlog, this::accept);
  }

  private SocketAddress samePort(SocketAddress address) {
    return !listeners.isEmpty() && address instanceof InetSocketAddress inet && inet.getPort() == 0
        ? new InetSocketAddress(inet.getAddress(), port())
        : address;
  }

  private void accept(SocketChannel channel) {
    Connection client;
    try {
      options.clients.applyTo(channel);
      client =
          new Connection(
              new SocketTransport(channel, selector, StreamFailures.INSTANCE), options.limit);
    } catch (IOException e) {
      // The client is gone already.
      Closing.quietly(channel);
      return;
    } catch (RuntimeException e) {
      Closing.quietly(channel);
      selector
          .loop()
          .callExceptionHandler(
              new ExceptionContext("A client of " + this + " cannot be served", e));
      return;
    }
    clients.add(client);
    client.writer().whenClosed(() -> remove(client));
    if (options.tls == null) {
      serve(client);
    } else {
      beginTls(client, options.tls);
    }
  }

  private void beginTls(Connection client, TlsOptions tls) {
    Task<?> handshake = selector.loop().createTask(() -> client.startTls(tls));
    handshake.addDoneCallback(
        ended -> {
          if (ended.isCompletedExceptionally()) {
            finish(client, ended);
          } else {
            serve(client);
          }
        });
  }

  private void serve(Connection client) {
    Task<?> task = selector.loop().<@Nullable Object>createTask(() -> handler.handle(client));
    task.addDoneCallback(ended -> finish(client, ended));
  }

  private void finish(Connection client, Task<?> served) {
    if (served.isCancelled()) {
      client.abort();
      return;
    }
    if (served.isCompletedExceptionally()) {
      selector
          .loop()
          .callExceptionHandler(
              new ExceptionContext(
                  "To serve " + client + " has failed", served.exceptionNow(), served, null));
    }
    client.writer().beginClose();
  }

  private void remove(Connection client) {
    clients.remove(client);
    listeners.forEach(Listener::goOn);
    wakeIfClosed();
  }

  // For users.

  /** Where it listens: the addresses of asyncio's {@code sockets}. */
  public List<SocketAddress> addresses() {
    return listeners.stream().map(Listener::address).toList();
  }

  /**
   * The port that it listens on.
   *
   * @throws IllegalStateException if it listens on a Unix domain socket
   */
  public int port() {
    if (listeners.get(0).address() instanceof InetSocketAddress address) {
      return address.getPort();
    }
    throw new IllegalStateException("A Unix domain socket has no port: " + addresses());
  }

  /** Whether it listens: asyncio's {@code is_serving}. */
  public boolean isServing() {
    return !closed;
  }

  /** The connections to clients that have not been closed. */
  public List<Connection> clients() {
    return List.copyOf(clients);
  }

  /**
   * Waits until the server is closed and its clients have been served: asyncio's {@code
   * serve_forever}. If the task is cancelled, the server stops to listen, as by {@link
   * #closeAsync}, and goes on to serve its clients.
   */
  public Task<@Nullable Void> serveForever() {
    return new Serve().begin();
  }

  /**
   * Stops to listen, at once: asyncio's {@code close} and {@code wait_closed}.
   *
   * @return complete when the clients that were accepted before have been served
   */
  @Override
  public Task<@Nullable Void> closeAsync() {
    stop();
    return waitClosed();
  }

  /** Waits until the server is closed and its clients have been served: {@code wait_closed}. */
  public Task<@Nullable Void> waitClosed() {
    return new WaitClosed().begin();
  }

  /** Closes the connections to all clients, after what is kept for them: asyncio's method. */
  public void closeClients() {
    clients().forEach(client -> client.writer().beginClose());
  }

  /** Closes the connections to all clients at once: asyncio's {@code abort_clients}. */
  public void abortClients() {
    clients().forEach(Connection::abort);
  }

  private void stop() {
    if (!closed) {
      closed = true;
      listeners.forEach(Listener::close);
      wakeIfClosed();
    }
  }

  private boolean isOver() {
    return closed && clients.isEmpty();
  }

  private void wakeIfClosed() {
    if (isOver()) {
      waiters.wakeAll();
    }
  }

  @Override
  public String toString() {
    return "Server" + addresses();
  }

  private class WaitClosed extends IoCall<@Nullable Void> {
    @Override
    protected @Nullable Object attempt() {
      if (isOver()) {
        return null;
      }
      waiters.add(newWaiter());
      return NOT_YET;
    }
  }

  private final class Serve extends WaitClosed {
    @Override
    protected void ended() {
      stop();
    }
  }
}
