package dev.fermata.abi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner.Cleanable;
import org.jspecify.annotations.Nullable;

/**
 * Warns of a generator that was forgotten before it ended or was closed, so that its {@code
 * finally} blocks never run. Python runs them when it collects the generator, which Java cannot.
 */
final class LeakWarning implements Runnable {
  private static final Logger LOGGER = System.getLogger("dev.fermata.Generator");

  private final String name;
  private final @Nullable Throwable creation;
  private @Nullable Cleanable registration;
  private volatile boolean cancelled;

  /** One that is not given unless somebody has {@link #watch}ed. */
  LeakWarning(Class<?> type) {
    name = type.getName();
    creation = DebugMode.ON ? new Throwable("It was created here") : null;
  }

  /** Warns if {@code generator} is collected before {@link #cancel}. */
  void watch(YieldingFrame generator) {
    if (registration == null) {
      registration = Collected.CLEANER.register(generator, this);
    }
  }

  @Nullable Throwable creation() {
    return creation;
  }

  void cancel() {
    cancelled = true;
    if (registration != null) {
      registration.clean();
    }
  }

  @Override
  public void run() {
    if (!cancelled) {
      LOGGER.log(Level.WARNING, message(), creation);
    }
  }

  private String message() {
    return name
        + " was suspended inside a try and then forgotten, so that its finally blocks never run."
        + " Iterate over it to the end, or close it, as by try (var items = generator())."
        + (DebugMode.ON ? "" : " Start Java with -Dfermata.debug to see where it was created.");
  }
}
