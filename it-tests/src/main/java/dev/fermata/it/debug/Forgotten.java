package dev.fermata.it.debug;

import dev.fermata.Async;
import dev.fermata.Generator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Leaves a generator in the midst of its items, forgets it, and prints where it was created. */
public final class Forgotten {
  private Forgotten() {}

  @Async
  static Generator<Integer> items() {
    Generator.yield(1);
    Generator.yield(2);
    return Generator.end();
  }

  private static void forget() {
    System.out.println(items().next());
  }

  public static void main(String[] args) throws InterruptedException {
    Warnings warnings = new Warnings();
    Logger logger = Logger.getLogger("dev.fermata.Generator");
    logger.setUseParentHandlers(false);
    logger.addHandler(warnings);
    forget();
    do {
      System.gc();
    } while (!warnings.first.await(10, TimeUnit.MILLISECONDS));
  }

  private static final class Warnings extends Handler {
    final CountDownLatch first = new CountDownLatch(1);

    @Override
    public void publish(LogRecord message) {
      for (StackTraceElement call : message.getThrown().getStackTrace()) {
        if (call.getClassName().equals(Forgotten.class.getName())) {
          System.out.println("created by " + call.getMethodName());
        }
      }
      first.countDown();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
