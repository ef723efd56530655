package dev.fermata.io.http;

import dev.fermata.abi.Driver;
import dev.fermata.io.call.HandWrittenCall;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request, and sees to it that nothing is left over if that fails or is cancelled: neither
 * a response that nobody gets, nor a request body that nobody has asked for.
 */
public final class HttpCall<T> extends HandWrittenCall<HttpResponse<T>> {
  private static final int SENT = 1;

  private final HttpClient client;
  private final HttpRequest request;
  private final BodyHandler<T> handler;
  private @Nullable CompletableFuture<HttpResponse<T>> exchange;

  /** Comes in a thread of the client. */
  private volatile @Nullable HttpBodyRelay<T> body;

  private volatile boolean discarded;

  public HttpCall(HttpClient client, HttpRequest request, BodyHandler<T> handler) {
    this.client = client;
    this.request = request;
    this.handler = handler;
  }

  @Override
  public String name() {
    return request.method() + " " + request.uri();
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    Object response;
    try {
      response = place == SENT ? driver.takeObject() : driver.poll(send());
    } catch (Throwable t) {
      discard();
      throw explained(t);
    }
    if (response == Driver.SUSPENDED) {
      return waitAt(SENT, driver);
    }
    if (response instanceof HttpResponse<?> arrived
        && arrived.body() instanceof HttpResponseBody<?> body) {
      body.watch();
    }
    return response;
  }

  private CompletableFuture<HttpResponse<T>> send() {
    CompletableFuture<HttpResponse<T>> begun = client.sendAsync(request, this::relayed);
    exchange = begun;
    return begun;
  }

  private HttpBodyRelay<T> relayed(ResponseInfo head) {
    HttpBodyRelay<T> relay = new HttpBodyRelay<>(handler.apply(head));
    body = relay;
    if (discarded) {
      relay.abandon();
    }
    return relay;
  }

  private void discard() {
    discarded = true;
    HttpBodyRelay<T> begun = body;
    if (begun != null) {
      begun.abandon();
    }
    // It may have completed just before it was to be cancelled.
    if (exchange != null) {
      exchange.thenAccept(HttpCall::discard);
    }
    request
        .bodyPublisher()
        .filter(HttpRequestBody.class::isInstance)
        .ifPresent(body -> ((HttpRequestBody) body).discard());
  }

  private static void discard(HttpResponse<?> response) {
    Object body = response.body();
    if (body instanceof HttpResponseBody<?> items) {
      items.discard();
    } else if (body instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        // Nobody is left who could be told.
      }
    }
  }

  /** The client's own exception says neither what was refused nor by whom. */
  private Throwable explained(Throwable failure) {
    if (failure instanceof ConnectException && failure.getMessage() == null) {
      ConnectException explained = new ConnectException("Cannot connect for " + name());
      explained.initCause(failure);
      return explained;
    }
    return failure;
  }

  @Override
  protected void release() {
    exchange = null;
    body = null;
  }
}
