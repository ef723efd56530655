package dev.fermata.benchmarks.echo;

import dev.fermata.benchmarks.NewVirtualThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.function.IntConsumer;

/** Blocking sockets, with a virtual thread for each connection. */
final class VirtualThreads implements EchoServer {
  @Override
  public void serve(IntConsumer listening) throws IOException {
    ExecutorService threads = NewVirtualThreads.executor();
    try (ServerSocket server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress())) {
      listening.accept(server.getLocalPort());
      while (true) {
        Socket client = server.accept();
        threads.submit(
            () -> {
              echo(client);
              return null;
            });
      }
    }
  }

  private static void echo(Socket socket) throws IOException {
    try (Socket client = socket) {
      client.setTcpNoDelay(true);
      InputStream input = client.getInputStream();
      OutputStream output = client.getOutputStream();
      byte[] bytes = new byte[64 * 1024];
      int count;
      while ((count = input.read(bytes)) >= 0) {
        output.write(bytes, 0, count);
      }
    }
  }
}
