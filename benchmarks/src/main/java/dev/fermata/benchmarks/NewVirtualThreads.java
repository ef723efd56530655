package dev.fermata.benchmarks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads, for benchmarks that are compiled for Java 17, which has none. */
public final class NewVirtualThreads {
  private NewVirtualThreads() {}

  /** Whether this JDK has virtual threads. */
  public static boolean available() {
    return Runtime.version().feature() >= 21;
  }

  /** An executor that starts a virtual thread for each task. */
  public static ExecutorService executor() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This JDK has no virtual threads; take 21 or newer", e);
    }
  }

  /** Starts a virtual thread. */
  public static Thread start(Runnable body) {
    try {
      return (Thread)
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This JDK has no virtual threads; take 21 or newer", e);
    }
  }
}
