package dev.fermata.it.network;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.EventLoop;
import dev.fermata.Promise;
import dev.fermata.Task;
import dev.fermata.io.Connection;
import dev.fermata.io.ListenOptions;
import dev.fermata.io.Network;
import dev.fermata.io.Server;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** A server with many clients that say nothing; prints what they cost. */
final class IdleProgram {
  /** Whoever finds it full waits for a second before it asks again. */
  private static final int BACKLOG = 4_000;

  private static final Duration IDLE = Duration.ofSeconds(1);

  private final int expected;
  private int connected;

  private IdleProgram(int expected) {
    this.expected = expected;
  }

  public static void main(String[] args) {
    run(() -> new IdleProgram(Integer.parseInt(args[0])).serve());
  }

  @Async
  private Task<Void> serve() {
    Promise<Void> all = EventLoop.current().createPromise();
    ListenOptions options = ListenOptions.defaults().backlog(BACKLOG);
    Server server = await(Network.listen("127.0.0.1", 0, client -> wait(client, all), options));
    long heap = usedHeap();
    System.out.println(server.port());
    await(all);
    System.out.println((usedHeap() - heap) / expected);
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    await(sleep(IDLE));
    long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    System.out.println(Duration.ofNanos(busy).toMillis());
    server.abortClients();
    await(server.closeAsync());
    return Task.done();
  }

  @Async
  private Task<Void> wait(Connection client, Promise<Void> all) {
    connected++;
    if (connected == expected) {
      all.complete(null);
    }
    await(client.reader().readLine());
    return Task.done();
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
