package dev.fermata.benchmarks.echo;

/** The process of a server that runs in a JVM. */
final class EchoServerMain {
  private EchoServerMain() {}

  /** Prints the port. */
  public static void main(String[] args) throws Exception {
    Contestant.named(args[0]).server().serve(EchoServerMain::print);
  }

  private static void print(int port) {
    System.out.println(port);
  }
}
