package dev.fermata.it.http;

import static dev.fermata.Fermata.allTasks;
import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.checkpoint;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.currentTask;
import static dev.fermata.Fermata.each;
import static dev.fermata.Fermata.gatherOutcomes;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.fermata.Async;
import dev.fermata.AsyncGenerator;
import dev.fermata.EventLoop;
import dev.fermata.Fermata;
import dev.fermata.Task;
import dev.fermata.io.Http;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What requests leave when there are many at once, and most do not come to their end. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LeftoversTest {
  private static final int REQUESTS = 200;
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Lets nobody go on before all requests have come. */
  private final CountDownLatch allAsked = new CountDownLatch(REQUESTS);

  private int toTheEnd;
  private int left;
  private int cancelled;
  private int openBodies;

  /** What a task does with its response. */
  private enum Reader {
    READS_ALL,
    LEAVES_THE_LOOP,
    LEAVES_THE_RESPONSE,
    IS_CANCELLED
  }

  @Test
  void requestsAreSentAtOnceAndLeaveNoConnectionAndNoThread() throws Exception {
    leavesNothing(this::serve, this::sendAll);
    assertThat(List.of(toTheEnd, left, cancelled)).containsExactly(50, 50, 50);
  }

  @Test
  void requestsThatAreCancelledAtAnyMomentLeaveNothing() throws Exception {
    leavesNothing(LeftoversTest::echo, this::cancelAtRandom);
    assertThat(cancelled).isPositive();
    assertThat(openBodies).isZero();
  }

  /** What a test does in an event loop. */
  private interface Program {
    Task<Void> begin(HttpClient client, URI uri);
  }

  private static void leavesNothing(HttpHandler handler, Program program) throws Exception {
    assumeTrue(Files.isDirectory(DESCRIPTORS), "nowhere to count sockets");
    // The JDK keeps a socket from the first one on.
    LocalServer.refusing();
    int sockets = sockets();
    // In JDK 25, a client whose server has answered with garbage keeps its thread.
    Set<Thread> others = clientThreads();
    ReferenceQueue<HttpClient> collected = new ReferenceQueue<>();
    WeakReference<HttpClient> client = run(handler, program, collected);
    // Before JDK 21 a client cannot be closed, and its threads end when it is collected.
    while (!client.refersTo(null) || sockets() > sockets || !others.containsAll(clientThreads())) {
      System.gc();
      collected.remove(20);
    }
  }

  private static WeakReference<HttpClient> run(
      HttpHandler handler, Program program, ReferenceQueue<HttpClient> collected)
      throws IOException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try (LocalServer server = new LocalServer(handler)) {
      Fermata.run(() -> program.begin(client, server.uri()));
    }
    return new WeakReference<>(client, collected);
  }

  @Async
  private Task<Void> sendAll(HttpClient client, URI uri) {
    List<Task<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      Reader reader = Reader.values()[i % 4];
      tasks.add(createTask(() -> send(client, uri, reader)));
    }
    await(gatherOutcomes(tasks));
    for (Task<Void> task : tasks) {
      if (task.isCancelled()) {
        cancelled++;
      } else {
        await(task);
      }
    }
    assertThat(allTasks()).hasSize(1);
    return Task.done();
  }

  @Async
  private Task<Void> send(HttpClient client, URI uri, Reader reader) {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    HttpResponse<AsyncGenerator<String>> response = await(Http.send(client, request, Http.lines()));
    if (reader == Reader.LEAVES_THE_RESPONSE) {
      return Task.done();
    }
    int lines = 0;
    for (String line : each(response.body())) {
      assertThat(line).isEqualTo("line " + lines++);
      if (reader == Reader.LEAVES_THE_LOOP) {
        left++;
        return Task.done();
      }
      if (reader == Reader.IS_CANCELLED) {
        await(cancelledTask());
      }
    }
    assertThat(lines).isEqualTo(10_000);
    toTheEnd++;
    return Task.done();
  }

  /** Cancels the task that awaits this. */
  @Async
  private static Task<Void> cancelledTask() {
    currentTask().cancel();
    await(checkpoint());
    throw new AssertionError("is still running");
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (OutputStream body = exchange.getResponseBody()) {
      allAsked.countDown();
      allAsked.await();
      exchange.sendResponseHeaders(200, 0);
      for (int i = 0; i < 10_000; i++) {
        body.write(("line " + i + "\n").getBytes());
      }
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
  }

  @Async
  private Task<Void> cancelAtRandom(HttpClient client, URI uri) {
    Random random = new Random(6);
    for (int round = 0; round < 10; round++) {
      List<Task<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Task<Void> task = createTask(() -> exchange(client, uri));
        tasks.add(task);
        Duration moment = Duration.ofNanos(random.nextInt(50_000_000));
        EventLoop.current().callLater(moment, () -> task.cancel());
      }
      await(gatherOutcomes(tasks));
      for (Task<Void> task : tasks) {
        if (task.isCancelled()) {
          cancelled++;
        } else {
          await(task);
        }
      }
    }
    while (openBodies > 0) {
      await(checkpoint());
    }
    return Task.done();
  }

  @Async
  private Task<Void> exchange(HttpClient client, URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).POST(Http.body(pieces())).build();
    int size = 0;
    for (ByteBuffer piece : each(await(Http.send(client, request, Http.streaming())).body())) {
      size += piece.remaining();
    }
    assertThat(size).isEqualTo(100_000);
    return Task.done();
  }

  @Async
  private AsyncGenerator<ByteBuffer> pieces() {
    openBodies++;
    try {
      for (int i = 0; i < 20; i++) {
        AsyncGenerator.yield(ByteBuffer.allocate(5_000));
        await(checkpoint());
      }
    } finally {
      openBodies--;
    }
    return AsyncGenerator.end();
  }

  private static void echo(HttpExchange exchange) throws IOException {
    LocalServer.answer(exchange, 200, exchange.getRequestBody().readAllBytes());
  }

  private static int sockets() throws IOException {
    int sockets = 0;
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        if (isSocket(descriptor)) {
          sockets++;
        }
      }
    }
    return sockets;
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed meanwhile, as that of the folder itself
    }
  }

  private static Set<Thread> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .collect(toSet());
  }
}
