package dev.fermata.it.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves pages on a port of its own, not all of them well. It answers nobody before all pages have
 * been asked for: a client that waits for one page before it asks for the next would wait for ever.
 */
final class PageServer implements AutoCloseable {
  private final int pages;
  private final HttpServer server;
  private final List<HttpExchange> waiting = new ArrayList<>();
  private boolean open;

  PageServer(int pages) throws IOException {
    this.pages = pages;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), pages);
    // Without an executor, the server's one thread calls this.
    server.createContext("/", this::received);
    server.start();
  }

  URI page(int number) {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/" + number);
  }

  private void received(HttpExchange exchange) throws IOException {
    if (open) {
      answer(exchange);
      return;
    }
    waiting.add(exchange);
    if (waiting.size() == pages) {
      open = true;
      for (HttpExchange each : waiting) {
        answer(each);
      }
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    int number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
    byte[] text = "x".repeat(number).getBytes();
    if (number % 25 == 0) {
      exchange.close();
    } else if (number % 20 == 0) {
      cutOff(exchange, text);
    } else {
      send(exchange, number % 10 == 0 ? 500 : 200, text);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] text) throws IOException {
    exchange.sendResponseHeaders(status, text.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(text);
    }
  }

  /** Closes the connection in the middle of the page. */
  private static void cutOff(HttpExchange exchange, byte[] text) throws IOException {
    exchange.sendResponseHeaders(200, text.length + 1L);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
