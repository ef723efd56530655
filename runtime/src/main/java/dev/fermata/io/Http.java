package dev.fermata.io;

import dev.fermata.AsyncGenerator;
import dev.fermata.AsyncIterable;
import dev.fermata.Task;
import dev.fermata.io.http.ChunkDecoder;
import dev.fermata.io.http.ContentType;
import dev.fermata.io.http.HttpBodySubscriber;
import dev.fermata.io.http.HttpCall;
import dev.fermata.io.http.HttpRequestBody;
import dev.fermata.io.http.LineDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Objects;

/**
 * What an async program wants of {@link HttpClient} beyond its {@code sendAsync}, whose future can
 * be awaited as it is: bodies that are async generators, in both directions, and responses that are
 * not lost when a task is cancelled.
 *
 * <pre>{@code
 * HttpResponse<AsyncGenerator<String>> response = await(Http.send(client, request, Http.lines()));
 * for (String line : each(response.body())) ...
 * }</pre>
 *
 * <p>The module {@code java.net.http} has to be there, which a program on the module path requires
 * itself.
 */
public final class Http {
  private Http() {}

  /**
   * Sends a request.
   *
   * <p>To cancel the task, or whoever awaits it, cancels the exchange and closes its connection. If
   * the response had come already and nobody can get it any more, its body is closed.
   *
   * @param handler what the body becomes: one of those here, or any of the JDK's
   * @return the response; fails with the {@link java.io.IOException} that the exchange fails with,
   *     or with what the generator of its {@linkplain #body body} has thrown
   */
  public static <T> Task<HttpResponse<T>> send(
      HttpClient client, HttpRequest request, BodyHandler<T> handler) {
    return new HttpCall<>(
            Objects.requireNonNull(client, "client"),
            Objects.requireNonNull(request, "request"),
            Objects.requireNonNull(handler, "handler"))
        .begin();
  }

  // Bodies of responses.

  /**
   * The body in pieces as they come from the network, none of which is empty. They are the
   * caller's, and can only be read.
   *
   * <p>The response is there as soon as its head is, and no more is read from the connection than
   * is asked for, but for what the client's buffers hold. A body that is not read to its end has to
   * be closed, which {@link dev.fermata.Fermata#each} does and which closes the connection too;
   * {@link dev.fermata.Fermata#run} closes at its end what is still open. A body that breaks off
   * fails with an {@link java.io.IOException} behind the pieces that came.
   */
  public static BodyHandler<AsyncGenerator<ByteBuffer>> streaming() {
    return head -> new HttpBodySubscriber<>(new ChunkDecoder());
  }

  /**
   * The lines of the body as they come, in the charset that the response names, or else in UTF-8.
   * They end where those of {@link java.io.BufferedReader} do. Bytes that are no text in that
   * charset become its replacement character. Otherwise as {@link #streaming}.
   */
  public static BodyHandler<AsyncGenerator<String>> lines() {
    return head -> new HttpBodySubscriber<>(new LineDecoder(ContentType.charset(head.headers())));
  }

  /** As {@link #lines()}, in {@code charset} whatever the response says. */
  public static BodyHandler<AsyncGenerator<String>> lines(Charset charset) {
    Objects.requireNonNull(charset, "charset");
    return head -> new HttpBodySubscriber<>(new LineDecoder(charset));
  }

  // Bodies of requests.

  /**
   * A body of all {@code items}, whose length is not known: HTTP/1.1 sends it in chunks.
   *
   * <pre>{@code request.POST(Http.body(rows().map(UTF_8::encode)))}</pre>
   *
   * <p>An item is asked for when the one before it is on its way. The generator runs in the event
   * loop that this is called in, as a task of its own. It is closed when the exchange fails or is
   * cancelled; what it throws is what the exchange fails with.
   *
   * <p>With HTTP/1.1, the client does not look for a response before the body has ended.
   *
   * @param items an async generator can be sent once; a request that is sent again, also by a
   *     redirection, needs an iterable that makes a new one each time: {@code Http.body(() ->
   *     rows())}
   */
  public static BodyPublisher body(AsyncIterable<? extends ByteBuffer> items) {
    return HttpRequestBody.of(items, HttpRequestBody.UNKNOWN_LENGTH);
  }

  /**
   * As {@link #body(AsyncIterable)}, for a body whose length is known: the request has a {@code
   * Content-Length}. It fails if the items do not add up to that.
   *
   * @param length in bytes
   * @throws IllegalArgumentException if {@code length} is negative
   */
  public static BodyPublisher body(AsyncIterable<? extends ByteBuffer> items, long length) {
    if (length < 0) {
      throw new IllegalArgumentException(
          "A body cannot have "
              + length
              + " bytes. Leave the length out if it is not known: Http.body(items)");
    }
    return HttpRequestBody.of(items, length);
  }
}
