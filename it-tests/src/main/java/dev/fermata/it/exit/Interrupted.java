package dev.fermata.it.exit;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.createTask;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;

/** The machine shuts down as it does after Ctrl-C, and the tasks clean up before it is gone. */
public final class Interrupted {
  private static final int STATUS = 3;

  private Interrupted() {}

  public static void main(String[] args) {
    run(Interrupted::server);
  }

  @Async
  private static Task<Void> server() {
    Task<Void> client = createTask(() -> serve("client"));
    new Thread(() -> System.exit(STATUS)).start();
    await(serve("server"));
    await(client);
    return Task.done();
  }

  @Async
  private static Task<Void> serve(String name) {
    try {
      await(sleep(Duration.ofHours(1)));
    } finally {
      await(sleep(Duration.ofMillis(1)));
      System.out.println(name + " has cleaned up");
    }
    return Task.done();
  }
}
