package dev.fermata.benchmarks.echo;

import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/** Vert.x with one event loop. */
final class Vertx implements EchoServer {
  @Override
  public void serve(IntConsumer listening) throws Exception {
    io.vertx.core.Vertx vertx =
        io.vertx.core.Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    NetServer server =
        vertx.createNetServer(
            new NetServerOptions().setHost("127.0.0.1").setPort(0).setAcceptBacklog(1024));
    server.connectHandler(
        socket -> {
          socket.handler(
              buffer -> {
                socket.write(buffer);
                if (socket.writeQueueFull()) {
                  socket.pause();
                  socket.drainHandler(drained -> socket.resume());
                }
              });
          socket.exceptionHandler(failure -> socket.close());
        });
    server.listen().await();
    listening.accept(server.actualPort());
    new CountDownLatch(1).await();
  }
}
