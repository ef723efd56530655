package dev.fermata.it.exit;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.run;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;

/** A task ends the machine itself, which cannot wait for it then. */
public final class ExitInside {
  private static final int STATUS = 4;

  private ExitInside() {}

  public static void main(String[] args) {
    run(ExitInside::body);
  }

  @Async
  private static Task<Void> body() {
    await(sleep(Duration.ZERO));
    System.exit(STATUS);
    return Task.done();
  }
}
