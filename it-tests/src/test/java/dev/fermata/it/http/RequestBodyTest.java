package dev.fermata.it.http;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.AsyncIterable;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.io.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of requests that are async generators. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RequestBodyTest {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  private final List<String> log = new ArrayList<>();

  /** Completes when the generator of {@link #rows} or {@link #endless} is closed. */
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private static final class NoMoreRows extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Async
  private AsyncGenerator<String> rows(int count) {
    try {
      for (int i = 0; i < count; i++) {
        await(checkpoint());
        AsyncGenerator.yield("row " + i + "\n");
      }
    } finally {
      closed.complete(null);
    }
    return AsyncGenerator.end();
  }

  /** One row, and then none for ever. */
  @Async
  private AsyncGenerator<String> endless() {
    try {
      AsyncGenerator.yield("row 0\n");
      await(new Promise<Void>());
    } finally {
      closed.complete(null);
    }
    return AsyncGenerator.end();
  }

  private static AsyncGenerator<ByteBuffer> encoded(AsyncGenerator<String> rows) {
    return rows.map(UTF_8::encode);
  }

  @Async
  private Task<String> post(URI uri, BodyPublisher body) {
    HttpRequest request = HttpRequest.newBuilder(uri).POST(body).build();
    return Task.of(await(Http.send(client, request, BodyHandlers.ofString())).body());
  }

  /** Answers with the length that the head of the request names, and the body. */
  private static void echo(HttpExchange exchange) throws IOException {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    LocalServer.answer(exchange, 200, (length + ": " + body).getBytes(UTF_8));
  }

  @Test
  void theItemsMakeTheBody() throws IOException {
    try (LocalServer server = new LocalServer(RequestBodyTest::echo)) {
      assertThat(run(() -> post(server.uri(), Http.body(encoded(rows(3))))))
          .isEqualTo("null: row 0\nrow 1\nrow 2\n");
    }
  }

  @Test
  void aBodyOfNoItemsIsEmpty() throws IOException {
    try (LocalServer server = new LocalServer(RequestBodyTest::echo)) {
      assertThat(run(() -> post(server.uri(), Http.body(AsyncGenerator.of())))).isEqualTo("null: ");
    }
  }

  @Test
  void anEmptyItemIsNotTheEnd() throws IOException {
    try (LocalServer server = new LocalServer(RequestBodyTest::echo)) {
      assertThat(run(() -> post(server.uri(), Http.body(encoded(AsyncGenerator.of("a", "", "b"))))))
          .isEqualTo("null: ab");
    }
  }

  @Test
  void aKnownLengthIsInTheHead() throws IOException {
    try (LocalServer server = new LocalServer(RequestBodyTest::echo)) {
      assertThat(run(() -> post(server.uri(), Http.body(encoded(rows(2)), 12))))
          .isEqualTo("12: row 0\nrow 1\n");
    }
  }

  @Test
  void itemsThatAreNotAsLongAsToldFail() throws IOException {
    try (LocalServer server = new LocalServer(RequestBodyTest::echo)) {
      assertThatThrownBy(() -> run(() -> post(server.uri(), Http.body(encoded(rows(2)), 13))))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> run(() -> post(server.uri(), Http.body(encoded(rows(2)), 11))))
          .isInstanceOf(IOException.class);
      closed.join();
    }
  }

  @Test
  void aNegativeLengthIsRefused() {
    assertThatThrownBy(() -> Http.body(AsyncGenerator.of(), -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Leave the length out");
  }

  // On demand.

  @Test
  void anItemIsAskedForWhenTheClientWantsIt() {
    assertThat(run(this::request)).containsExactly("asked for 0", "asked for 1", "asked for 3");
  }

  @Async
  private Task<List<String>> request() {
    List<String> asked = new ArrayList<>();
    BodyPublisher body = Http.body(encoded(rows(100).map(row -> note(row, asked))));
    CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
    body.subscribe(new Wanting(subscribed));
    Flow.Subscription subscription = await(subscribed);
    await(turns(5));
    log.add("asked for " + asked.size());
    subscription.request(1);
    await(turns(5));
    log.add("asked for " + asked.size());
    subscription.request(2);
    await(turns(9));
    log.add("asked for " + asked.size());
    subscription.cancel();
    await(closed);
    return Task.of(log);
  }

  private static String note(String row, List<String> asked) {
    asked.add(row);
    return row;
  }

  @Async
  private static Task<Void> turns(int count) {
    for (int i = 0; i < count; i++) {
      await(checkpoint());
    }
    return Task.done();
  }

  /** Leaves it to the test to request items. */
  private record Wanting(CompletableFuture<Flow.Subscription> subscribed)
      implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscribed.complete(subscription);
    }

    @Override
    public void onNext(ByteBuffer item) {}

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
      throw new AssertionError("100 rows have not been asked for");
    }
  }

  // Failure and cancellation.

  @Test
  void whatTheGeneratorThrowsFailsTheExchange() throws IOException {
    try (Peer peer =
        new Peer(
            line -> {
              line.readHead();
              line.awaitEnd();
            })) {
      assertThatThrownBy(() -> run(() -> post(peer.uri(), Http.body(encoded(failing())))))
          .isInstanceOf(NoMoreRows.class);
      peer.ended().join();
    }
  }

  @Async
  private static AsyncGenerator<String> failing() {
    AsyncGenerator.yield("row 0\n");
    await(checkpoint());
    throw new NoMoreRows();
  }

  @Test
  void aServerThatLeavesClosesTheGenerator() throws IOException {
    try (Peer peer =
        new Peer(
            line -> {
              line.readHead();
              line.readLine();
            })) {
      assertThatThrownBy(() -> run(() -> post(peer.uri(), Http.body(encoded(endless())))))
          .isInstanceOf(IOException.class);
      closed.join();
    }
  }

  @Test
  void toCancelTheTaskClosesTheGenerator() throws IOException {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    try (Peer peer =
        new Peer(
            line -> {
              line.readHead();
              line.readLine();
              begun.complete(null);
              line.awaitEnd();
            })) {
      run(() -> cancelWhen(begun, peer));
    }
  }

  @Async
  private Task<Void> cancelWhen(CompletableFuture<Void> begun, Peer peer) {
    Task<String> post = createTask(() -> post(peer.uri(), Http.body(encoded(endless()))));
    await(begun);
    post.cancel();
    try {
      await(post);
      throw new AssertionError("has a response");
    } catch (CancellationException e) {
      await(closed);
      await(peer.ended());
    }
    return Task.done();
  }

  @Test
  void aGeneratorThatWasNeverAskedIsClosed() {
    assertThat(run(this::refused)).isTrue();
  }

  /** Whether the generator has ended. */
  @Async
  private Task<Boolean> refused() throws IOException {
    AsyncGenerator<String> rows = endless();
    assertThat(await(rows.next())).isEqualTo("row 0\n");
    try {
      await(post(LocalServer.refusing(), Http.body(encoded(rows))));
      throw new AssertionError("has a response");
    } catch (Exception e) {
      assertThat(e).isInstanceOf(ConnectException.class);
    }
    await(closed);
    return Task.of(true);
  }

  // Sent again.

  @Test
  void anIterableIsIteratedOverForEachRequest() throws IOException {
    try (LocalServer server = new LocalServer(RequestBodyTest::redirectOnce)) {
      assertThat(run(() -> post(server.uri(), Http.body(this::logged)))).isEqualTo("null: row 0\n");
    }
    assertThat(log).containsExactly("made", "made");
  }

  private AsyncGenerator<ByteBuffer> logged() {
    log.add("made");
    return encoded(rows(1));
  }

  @Test
  void aGeneratorCanBeSentOnce() throws IOException {
    try (LocalServer server = new LocalServer(RequestBodyTest::redirectOnce)) {
      assertThatThrownBy(() -> run(() -> post(server.uri(), Http.body(encoded(rows(1))))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Make a generator for each");
    }
  }

  private static void redirectOnce(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/there")) {
      echo(exchange);
    } else {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Location", "/there");
      LocalServer.answer(exchange, 307, new byte[0]);
    }
  }

  @Test
  void aBodyThatWasMadeOutsideOfALoopIsIteratedOverByTheClientsThreads() throws IOException {
    AsyncIterable<ByteBuffer> items = () -> encoded(AsyncGenerator.of("a", "b"));
    BodyPublisher body = Http.body(items);
    try (LocalServer server = new LocalServer(RequestBodyTest::echo)) {
      assertThat(run(() -> post(server.uri(), body))).isEqualTo("null: ab");
    }
  }
}
