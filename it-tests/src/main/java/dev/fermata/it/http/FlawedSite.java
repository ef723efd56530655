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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An index and the pages that it links to, of which one is missing, one breaks off, and one never
 * comes. No page is sent before all have been asked for.
 */
final class FlawedSite implements AutoCloseable {
  private static final int PAGES = 20;
  private static final int MISSING = 5;
  private static final int BREAKS_OFF = 10;
  private static final int NEVER_COMES = 15;

  private final HttpServer server;
  private final List<HttpExchange> waiting = new ArrayList<>();

  FlawedSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), PAGES);
    // Without an executor, the server's one thread calls these.
    server.createContext("/", exchange -> answer(exchange, 200, links(1, PAGES)));
    server.createContext("/pages/", this::received);
    server.start();
  }

  URI index() {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/");
  }

  private static String links(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(page -> "<a href=\"/pages/%02d\">Page %d</a>\n".formatted(page, page))
        .collect(Collectors.joining("", "<h1>Pages</h1>\n", ""));
  }

  private void received(HttpExchange exchange) throws IOException {
    waiting.add(exchange);
    if (waiting.size() == PAGES) {
      for (HttpExchange each : waiting) {
        answerPage(each);
      }
    }
  }

  private static void answerPage(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int page = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    String text = links(Math.max(1, page - 1), Math.min(PAGES, page + 1));
    switch (page) {
      case MISSING -> answer(exchange, 404, "No such page\n");
      case BREAKS_OFF -> breakOff(exchange, text);
      case NEVER_COMES -> {}
      default -> answer(exchange, 200, text);
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes();
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  /** Closes the connection in the middle of the page. */
  private static void breakOff(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes();
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    // Without this the client may see nothing of it, and try again.
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
