package dev.fermata.it.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A server for one connection that says just what a test has it say, as no proper server would. */
final class Peer implements AutoCloseable {
  private final ServerSocket server;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** What the server does with its connection, which it closes afterwards. */
  interface Conversation {
    void with(Line client) throws Exception;
  }

  /** The connection as the server sees it. */
  record Line(Socket socket, InputStream in) {
    /** Reads the head of a request, or an empty line. */
    void readHead() throws IOException {
      while (!readLine().isEmpty()) {}
    }

    String readLine() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException("after " + line);
        }
        line.append((char) c);
      }
      return line.toString().strip();
    }

    void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the client closes the connection. */
    void awaitEnd() {
      try {
        while (in.read() >= 0) {}
      } catch (IOException e) {
        // It was closed with bytes that had not been read.
      }
    }
  }

  Peer(Conversation conversation) throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(conversation), "peer");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Conversation conversation) {
    try (Socket socket = server.accept()) {
      // The client tries some requests again, and would wait for ever to be accepted.
      server.close();
      conversation.with(new Line(socket, socket.getInputStream()));
    } catch (Throwable t) {
      ended.completeExceptionally(t);
      return;
    }
    ended.complete(null);
  }

  URI uri() {
    return LocalServer.uri(server.getInetAddress(), server.getLocalPort());
  }

  /** Completes when the conversation has ended and the connection is closed. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
