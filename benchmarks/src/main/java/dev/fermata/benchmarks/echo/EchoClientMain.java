package dev.fermata.benchmarks.echo;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The process of the clients. */
final class EchoClientMain {
  private EchoClientMain() {}

  /**
   * Prints exchanges for each second, the median and the 99th percentile of their time in
   * microseconds, and the server's processor time for each in microseconds.
   *
   * @param args port, process id of the server, connections, bytes of a message, seconds of
   *     warm-up, seconds that are measured
   */
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    ProcessHandle server = ProcessHandle.of(Long.parseLong(args[1])).orElseThrow();
    int connections = Integer.parseInt(args[2]);
    int bytes = Integer.parseInt(args[3]);
    if (bytes > Bulk.BLOCK) {
      transfer(new Bulk(port), server, bytes);
    } else {
      exchange(
          new EchoClient(port, connections, bytes),
          server,
          TimeUnit.SECONDS.toNanos(Long.parseLong(args[4])),
          TimeUnit.SECONDS.toNanos(Long.parseLong(args[5])));
    }
    System.exit(0);
  }

  private static void exchange(EchoClient client, ProcessHandle server, long warmUp, long nanos)
      throws IOException {
    client.run(warmUp, false);
    Duration before = used(server);
    long start = System.nanoTime();
    client.run(nanos, true);
    double seconds = (System.nanoTime() - start) / 1e9;
    Latencies latencies = client.latencies();
    print(
        latencies.total(),
        seconds,
        latencies.quantile(0.5) / 1e3,
        latencies.quantile(0.99) / 1e3,
        used(server).minus(before));
  }

  private static void transfer(Bulk client, ProcessHandle server, long bytes) throws IOException {
    client.run(bytes / 2);
    Duration before = used(server);
    long start = System.nanoTime();
    client.run(bytes);
    double seconds = (System.nanoTime() - start) / 1e9;
    print(bytes / Bulk.BLOCK, seconds, Double.NaN, Double.NaN, used(server).minus(before));
  }

  private static Duration used(ProcessHandle server) {
    return server.info().totalCpuDuration().orElseThrow();
  }

  private static void print(
      long exchanges, double seconds, double median, double rare, Duration used) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "%.0f\t%.1f\t%.1f\t%.2f",
            exchanges / seconds,
            median,
            rare,
            used.toNanos() / 1e3 / exchanges));
  }
}
