package dev.fermata.benchmarks.echo;

import java.util.function.IntConsumer;

/** A server that sends back what it gets, in one thread where it can be said. */
interface EchoServer {
  /**
   * Serves on a port of 127.0.0.1 that the system chooses, until the process ends.
   *
   * @param listening is told the port
   */
  void serve(IntConsumer listening) throws Exception;
}
