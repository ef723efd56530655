package dev.fermata;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Calls code of users whose exceptions have nowhere to go. */
final class Callbacks {
  private static final Logger LOGGER = System.getLogger(EventLoop.class.getName());

  private Callbacks() {}

  /**
   * Runs the callback of a handle, as below.
   *
   * @param callback null if the handle was cancelled
   */
  static void run(@Nullable Runnable callback, EventLoop loop, Handle handle) {
    if (callback != null) {
      run(callback, loop, "A callback failed", null, handle);
    }
  }

  /**
   * Calls {@code callback}. What it throws is reported, except for an error of the virtual machine:
   * that ends the loop, as KeyboardInterrupt and SystemExit do in asyncio.
   */
  static void run(
      Runnable callback,
      @Nullable EventLoop loop,
      String message,
      @Nullable Task<?> task,
      @Nullable Handle handle) {
    try {
      callback.run();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable t) {
      ExceptionContext context = new ExceptionContext(message, t, task, handle);
      if (loop != null) {
        loop.callExceptionHandler(context);
      } else {
        log(context);
      }
    }
  }

  /** What happens where no exception handler is set. */
  static void log(ExceptionContext context) {
    StringBuilder message = new StringBuilder(context.message());
    if (context.task() != null) {
      message.append(", task: ").append(context.task());
    }
    LOGGER.log(Level.ERROR, message.toString(), context.exception());
  }
}
