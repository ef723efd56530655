package dev.fermata.it.http;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.timeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Async;
import dev.fermata.Task;
import dev.fermata.io.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of requests, and of the connections of those that are cancelled. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SendTest {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The ways to send a request. */
  private enum Way {
    JDK,
    FERMATA
  }

  private CompletableFuture<HttpResponse<String>> sendByJdk(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  @Async
  private Task<String> get(Way way, URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    HttpResponse<String> response =
        way == Way.JDK
            ? await(sendByJdk(request))
            : await(Http.send(client, request, BodyHandlers.ofString()));
    return Task.of(response.statusCode() + " " + response.body());
  }

  @Test
  void theTaskGoesOnInItsLoop() throws IOException {
    try (LocalServer server =
        new LocalServer(exchange -> LocalServer.answer(exchange, 200, "hello".getBytes()))) {
      assertThat(run(() -> getInLoop(server.uri()))).isEqualTo("200 hello");
    }
  }

  @Async
  private Task<String> getInLoop(URI uri) {
    Thread loop = Thread.currentThread();
    String answer = await(get(Way.FERMATA, uri));
    assertThat(Thread.currentThread()).isSameAs(loop);
    return Task.of(answer);
  }

  // Cancellation, of both ways: that the JDK's future cancels its exchange is what docs/http.md
  // says.

  @ParameterizedTest
  @EnumSource(Way.class)
  void toCancelBeforeTheResponseClosesTheConnection(Way way) throws IOException {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    try (Peer peer =
        new Peer(
            line -> {
              line.readHead();
              asked.complete(null);
              line.awaitEnd();
            })) {
      run(() -> cancelWhen(asked, way, peer));
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void toCancelInTheMiddleOfTheResponseClosesTheConnection(Way way) throws IOException {
    CompletableFuture<Void> answered = new CompletableFuture<>();
    try (Peer peer =
        new Peer(
            line -> {
              line.readHead();
              line.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc");
              answered.complete(null);
              line.awaitEnd();
            })) {
      run(() -> cancelWhen(answered, way, peer));
    }
  }

  @Async
  private Task<Void> cancelWhen(CompletableFuture<Void> event, Way way, Peer peer) {
    Task<String> get = createTask(() -> get(way, peer.uri()));
    await(event);
    get.cancel();
    try {
      await(get);
      throw new AssertionError("has a response");
    } catch (CancellationException e) {
      await(peer.ended());
    }
    return Task.done();
  }

  @Test
  void aTimeoutClosesTheConnectionOfAServerThatDoesNotAnswer() throws IOException {
    try (Peer peer = new Peer(Peer.Line::awaitEnd)) {
      run(() -> timeOut(peer));
    }
  }

  @Async
  private Task<Void> timeOut(Peer peer) {
    try {
      await(
          timeout(Duration.ofMillis(50), () -> get(Way.FERMATA, peer.uri())),
          TimeoutException.class);
      throw new AssertionError("has a response");
    } catch (TimeoutException e) {
      await(peer.ended());
    }
    return Task.done();
  }

  // Failures

  @Test
  void whoeverIsRefusedLearnsWhoHasRefusedWhat() throws IOException {
    URI nobody = LocalServer.refusing();
    assertThatThrownBy(() -> run(() -> get(Way.FERMATA, nobody)))
        .isInstanceOf(ConnectException.class)
        .hasMessage("Cannot connect for GET " + nobody)
        .hasCauseInstanceOf(ConnectException.class);
  }

  @Test
  void aTaskIsCalledAsItsRequest() throws IOException {
    URI nobody = LocalServer.refusing();
    Task<?> task =
        Http.send(client, HttpRequest.newBuilder(nobody).build(), BodyHandlers.discarding());
    assertThat(task.name()).isEqualTo("GET " + nobody);
    assertThatThrownBy(task::join).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void garbageIsAnIoException() throws IOException {
    assertFails(
        line -> {
          line.readHead();
          line.write("You have reached a fax machine.\r\n\r\n");
        });
  }

  @Test
  void anAnswerThatBreaksOffIsAnIoException() throws IOException {
    assertFails(
        line -> {
          line.readHead();
          line.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc");
        });
  }

  @Test
  void noAnswerIsAnIoException() throws IOException {
    assertFails(Peer.Line::readHead);
  }

  private void assertFails(Peer.Conversation conversation) throws IOException {
    try (Peer peer = new Peer(conversation)) {
      assertThatThrownBy(() -> run(() -> get(Way.FERMATA, peer.uri())))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(".+");
    }
  }

  @Test
  void whatTheClientDoesNotAcceptFailsTheTask() {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost/")).build();
    HttpClient none =
        new FakeClient() {
          @Override
          public <T> CompletableFuture<HttpResponse<T>> sendAsync(
              HttpRequest asked, HttpResponse.BodyHandler<T> handler) {
            throw new IllegalArgumentException("not this one");
          }
        };
    assertThat(Http.send(none, request, BodyHandlers.ofString()).exceptionNow())
        .hasMessage("not this one");
  }
}
