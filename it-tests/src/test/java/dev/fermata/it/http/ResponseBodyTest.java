package dev.fermata.it.http;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.io.Http;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of responses, as pieces and as lines. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResponseBodyTest {
  private static final String ENDLESS = "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private <T> Task<HttpResponse<T>> get(URI uri, BodyHandler<T> handler) {
    return Http.send(client, HttpRequest.newBuilder(uri).build(), handler);
  }

  @Test
  void thePiecesOfABodyMakeIt() throws IOException {
    byte[] bytes = new byte[1_000_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 / 7);
    }
    try (LocalServer server =
        new LocalServer(exchange -> LocalServer.answer(exchange, 200, bytes))) {
      assertThat(run(() -> download(server.uri()))).isEqualTo(bytes);
    }
  }

  @Async
  private Task<byte[]> download(URI uri) {
    ByteBuffer all = ByteBuffer.allocate(1_000_000);
    for (ByteBuffer piece : each(await(get(uri, Http.streaming())).body())) {
      assertThat(piece.hasRemaining()).isTrue();
      all.put(piece);
    }
    return Task.of(all.array());
  }

  @Test
  void linesComeAsTheServerSendsThem() throws IOException {
    Semaphore read = new Semaphore(0);
    try (Peer peer =
        new Peer(
            line -> {
              line.readHead();
              line.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
              for (int i = 0; i < 3; i++) {
                line.write("line " + i + "\n");
                read.acquire(); // the client has it before anything else is sent
              }
              line.write("the last");
            })) {
      assertThat(run(() -> readLines(peer.uri(), read)))
          .containsExactly("line 0", "line 1", "line 2", "the last");
    }
  }

  @Async
  private Task<List<String>> readLines(URI uri, Semaphore read) {
    List<String> lines = new ArrayList<>();
    for (String line : each(await(get(uri, Http.lines())).body())) {
      lines.add(line);
      read.release();
    }
    return Task.of(lines);
  }

  @Test
  void linesHaveTheCharsetOfTheResponse() throws IOException {
    assertThat(firstLine("text/plain; charset=ISO-8859-1", Http.lines())).isEqualTo("gr\u00fcn");
    assertThat(firstLine("text/html;CHARSET=\"iso-8859-1\"", Http.lines())).isEqualTo("gr\u00fcn");
  }

  @Test
  void linesAreUtf8IfTheResponseNamesNoCharset() throws IOException {
    assertThat(firstLine("text/plain", Http.lines())).isEqualTo("gr\ufffdn");
    assertThat(firstLine("text/plain; charset=klingon", Http.lines())).isEqualTo("gr\ufffdn");
  }

  @Test
  void linesHaveTheCharsetThatIsAskedFor() throws IOException {
    assertThat(firstLine("text/plain", Http.lines(StandardCharsets.ISO_8859_1)))
        .isEqualTo("gr\u00fcn");
  }

  private String firstLine(String contentType, BodyHandler<AsyncGenerator<String>> handler)
      throws IOException {
    byte[] bytes = "gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1);
    try (LocalServer server =
        new LocalServer(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Type", contentType);
              LocalServer.answer(exchange, 200, bytes);
            })) {
      return run(() -> firstLine(server.uri(), handler));
    }
  }

  @Async
  private Task<String> firstLine(URI uri, BodyHandler<AsyncGenerator<String>> handler) {
    try (AsyncGenerator<String> lines = await(get(uri, handler)).body()) {
      return Task.of(await(lines.next()));
    }
  }

  @Test
  void anEmptyBodyHasNoItems() throws IOException {
    try (LocalServer server =
        new LocalServer(exchange -> LocalServer.answer(exchange, 204, new byte[0]))) {
      assertThat(run(() -> allLines(server.uri()))).isEmpty();
    }
  }

  @Async
  private Task<List<String>> allLines(URI uri) {
    return await(get(uri, Http.lines())).body().toList();
  }

  // Not to the end.

  @Test
  void toLeaveTheLoopClosesTheConnection() throws IOException {
    try (Peer peer = endless()) {
      run(() -> readOne(peer));
    }
  }

  @Async
  private Task<Void> readOne(Peer peer) {
    for (String line : each(await(get(peer.uri(), Http.lines())).body())) {
      assertThat(line).isEqualTo("abc");
      break;
    }
    await(peer.ended());
    return Task.done();
  }

  @Test
  void toCloseABodyThatNobodyReadsClosesTheConnection() throws IOException {
    try (Peer peer = endless()) {
      run(() -> readNone(peer));
    }
  }

  @Async
  private Task<Void> readNone(Peer peer) {
    await(await(get(peer.uri(), Http.streaming())).body().closeAsync());
    await(peer.ended());
    return Task.done();
  }

  @Test
  void theEndOfTheRunClosesABodyThatNobodyReads() throws IOException {
    try (Peer peer = endless()) {
      HttpResponse<?> kept = run(() -> get(peer.uri(), Http.streaming()));
      assertThat(kept.statusCode()).isEqualTo(200);
      peer.ended().join();
    }
  }

  @Test
  void toCancelWhoWaitsForAPieceClosesTheConnection() throws IOException {
    try (Peer peer = endless()) {
      run(() -> cancelRead(peer));
    }
  }

  @Async
  private Task<Void> cancelRead(Peer peer) {
    Promise<Void> begun = new Promise<>();
    Task<Void> reading = createTask(() -> readAll(peer.uri(), begun));
    await(begun);
    reading.cancel();
    try {
      await(reading);
      throw new AssertionError("has read to the end");
    } catch (CancellationException e) {
      await(peer.ended());
    }
    return Task.done();
  }

  @Async
  private Task<Void> readAll(URI uri, Promise<Void> begun) {
    for (String line : each(await(get(uri, Http.lines())).body())) {
      assertThat(line).isEqualTo("abc");
      begun.complete(null);
    }
    return Task.done();
  }

  /** Begins a body that does not end, and waits until the client closes the connection. */
  private static Peer endless() throws IOException {
    return new Peer(
        line -> {
          line.readHead();
          line.write(ENDLESS + "abc\n");
          line.awaitEnd();
        });
  }

  @Test
  void aBodyThatBreaksOffFailsBehindWhatCame() throws IOException {
    Semaphore read = new Semaphore(0);
    try (Peer peer =
        new Peer(
            line -> {
              line.readHead();
              line.write(ENDLESS + "abc\nde");
              read.acquire();
            })) {
      assertThat(run(() -> breakOff(peer.uri(), read))).containsExactly("abc", "IOException");
    }
  }

  @Async
  private Task<List<String>> breakOff(URI uri, Semaphore read) {
    List<String> seen = new ArrayList<>();
    AsyncGenerator<String> lines = await(get(uri, Http.lines())).body();
    try {
      for (String line : each(lines)) {
        seen.add(line);
        read.release();
      }
    } catch (Exception e) {
      seen.add(e.getClass().getSimpleName());
    }
    return Task.of(seen);
  }

  // A response that comes just as its task is cancelled.

  @Test
  void aResponseThatNobodyGetsAnyMoreIsClosed() throws IOException {
    try (Peer peer = endless()) {
      run(() -> cancelAsItComes(peer, Http.streaming()));
    }
  }

  @Test
  void anInputStreamThatNobodyGetsAnyMoreIsClosed() throws IOException {
    try (Peer peer = endless()) {
      run(() -> cancelAsItComes(peer, BodyHandlers.ofInputStream()));
    }
  }

  /** Cancels when the response is there, in the turn before the task would get it. */
  @Async
  private <T> Task<Void> cancelAsItComes(Peer peer, BodyHandler<T> handler) {
    CompletableFuture<HttpResponse<?>> arrived = new CompletableFuture<>();
    Late late = new Late(client, arrived);
    Task<HttpResponse<T>> get =
        createTask(() -> Http.send(late, HttpRequest.newBuilder(peer.uri()).build(), handler));
    HttpResponse<?> response = await(arrived);
    late.deliver(response);
    get.cancel();
    try {
      await(get);
      throw new AssertionError("has a response");
    } catch (CancellationException e) {
      await(peer.ended());
    }
    return Task.done();
  }

  /** Gets responses, and keeps them until it is told to deliver them. */
  private static final class Late extends FakeClient {
    private final HttpClient client;
    private final CompletableFuture<HttpResponse<?>> arrived;
    private CompletableFuture<HttpResponse<?>> delivered;

    Late(HttpClient client, CompletableFuture<HttpResponse<?>> arrived) {
      this.client = client;
      this.arrived = arrived;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
        HttpRequest request, BodyHandler<T> handler) {
      client.sendAsync(request, handler).thenAccept(arrived::complete);
      CompletableFuture<HttpResponse<T>> later = new CompletableFuture<>();
      delivered = (CompletableFuture<HttpResponse<?>>) (CompletableFuture<?>) later;
      return later;
    }

    void deliver(HttpResponse<?> response) {
      assertThat(response.body()).isInstanceOfAny(AsyncGenerator.class, InputStream.class);
      delivered.complete(response);
    }
  }
}
