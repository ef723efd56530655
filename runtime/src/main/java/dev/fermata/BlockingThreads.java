package dev.fermata;

import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where {@link Fermata#blocking} calls: a virtual thread for each call if this JDK has them (since
 * 21), or else a pool that grows and shrinks.
 *
 * <p>Virtual threads are found by reflection, and not by a class of a multi-release jar, since that
 * would take a newer JDK to build, and would not be tested where tests run on class folders.
 */
final class BlockingThreads {
  private static final String NAME = "fermata-blocking";
  private static final int MAX_THREADS = Math.max(64, Runtime.getRuntime().availableProcessors());

  static final Executor EXECUTOR = choose();

  private BlockingThreads() {}

  private static Executor choose() {
    ThreadFactory virtual = virtualThreads();
    return virtual == null
        ? DefaultExecutor.newPool(MAX_THREADS, NAME)
        : call -> virtual.newThread(call).start();
  }

  private static @Nullable ThreadFactory virtualThreads() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Method name = type.getMethod("name", String.class, long.class);
      builder = name.invoke(builder, NAME + "-", 1L);
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      // An older JDK, or one in which they are a preview that is switched off.
      return null;
    }
  }
}
