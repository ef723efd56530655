package dev.fermata.it.http;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.timeout;
import static dev.fermata.Fermata.toThread;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.Task;
import dev.fermata.io.Http;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The examples of docs/http.md, which stand here word for word. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "http.md");
  private static final Path THIS =
      Path.of("src", "test", "java", "dev", "fermata", "it", "http", "GuideTest.java");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What stands in the guide, but for comments and white space. */
  @Test
  void allExamplesOfTheGuideAreHere() throws IOException {
    String here = squeeze(Files.readString(THIS));
    List<String> examples =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(GUIDE))
            .results()
            .map(example -> squeeze(example.group(1)))
            .toList();
    assertThat(examples).hasSize(6).allSatisfy(example -> assertThat(here).contains(example));
  }

  /** The formatter breaks lines, and puts braces around what the guide leaves on one line. */
  private static String squeeze(String code) {
    return code.replaceAll("//.*", "").replaceAll("[\\s{}]", "");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String text =
        switch (exchange.getRequestURI().getPath()) {
          case "/log" -> "INFO all is well\n" + "ERROR it is not\n".repeat(200);
          case "/events" -> ": hello\nevent: tick\ndata: 1\n\ndata: 2\n\n";
          case "/echo" -> new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          default -> "";
        };
    LocalServer.answer(exchange, text.isEmpty() ? 404 : 200, text.getBytes(UTF_8));
  }

  @Test
  void aResponseOfTheJdk() throws IOException {
    try (LocalServer server = new LocalServer(GuideTest::answer)) {
      assertThat(run(() -> size(server.uri().resolve("log")))).isEqualTo(3_217);
    }
  }

  @Async
  private Task<Integer> size(URI uri) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    HttpResponse<String> response =
        await(http.sendAsync(request, BodyHandlers.ofString()), IOException.class);
    return Task.of(response.body().length());
  }

  @Test
  void lines() throws IOException {
    try (LocalServer server = new LocalServer(GuideTest::answer)) {
      assertThat(run(() -> countErrors(server.uri().resolve("log")))).isEqualTo(100);
    }
  }

  @Async
  Task<Integer> countErrors(URI log) {
    HttpRequest request = HttpRequest.newBuilder(log).build();
    HttpResponse<AsyncGenerator<String>> response = await(Http.send(http, request, Http.lines()));
    int errors = 0;
    for (String line : each(response.body())) {
      if (line.startsWith("ERROR")) errors++;
      if (errors == 100) break;
    }
    return Task.of(errors);
  }

  @Test
  void pieces() throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    WritableByteChannel to = Channels.newChannel(copy);
    try (LocalServer server = new LocalServer(GuideTest::answer)) {
      assertThat(run(() -> download(server.uri().resolve("log"), to))).isEqualTo(3_217);
      assertThat(copy.toString(UTF_8)).startsWith("INFO all is well").hasSize(3_217);
      assertThatThrownBy(() -> run(() -> download(server.uri().resolve("other"), to)))
          .hasMessage("status 404");
    }
  }

  @Async
  Task<Long> download(URI uri, WritableByteChannel to) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    HttpResponse<AsyncGenerator<ByteBuffer>> response =
        await(Http.send(http, request, Http.streaming()));
    try (AsyncGenerator<ByteBuffer> body = response.body()) {
      if (response.statusCode() != 200) throw new IOException("status " + response.statusCode());
      long size = 0;
      for (ByteBuffer piece : each(body)) size += await(toThread(() -> to.write(piece)));
      return Task.of(size);
    }
  }

  @Test
  void serverSentEvents() throws IOException {
    try (LocalServer server = new LocalServer(GuideTest::answer)) {
      assertThat(run(() -> events(server.uri().resolve("events")).toList()))
          .containsExactly("1", "2");
    }
  }

  @Async
  AsyncGenerator<String> events(URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream").build();
    for (String line : each(await(Http.send(http, request, Http.lines())).body())) {
      if (line.startsWith("data: ")) AsyncGenerator.yield(line.substring(6));
    }
    return AsyncGenerator.end();
  }

  @Test
  void anUpload() throws IOException {
    try (LocalServer server = new LocalServer(GuideTest::answer)) {
      assertThat(run(() -> upload(AsyncGenerator.of("a", "b"), server.uri().resolve("echo"))))
          .isEqualTo(200);
    }
  }

  @Async
  Task<Integer> upload(AsyncGenerator<String> rows, URI uri) {
    BodyPublisher body = Http.body(rows.map(row -> UTF_8.encode(row + "\n")));
    HttpRequest request = HttpRequest.newBuilder(uri).POST(body).build();
    return Task.of(await(Http.send(http, request, BodyHandlers.discarding())).statusCode());
  }

  @Test
  void aTimeLimit() throws IOException {
    try (LocalServer server = new LocalServer(GuideTest::answer)) {
      assertThat(run(() -> countErrorsInTime(server.uri().resolve("log")))).isEqualTo(100);
    }
  }

  @Async
  private Task<Integer> countErrorsInTime(URI log) {
    try {
      return Task.of(await(timeout(ofSeconds(5), () -> countErrors(log)), TimeoutException.class));
    } catch (TimeoutException e) {
      return Task.of(-1);
    }
  }
}
