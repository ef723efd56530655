package dev.fermata.io.transport;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Gives back what is not needed any more, where nobody could do anything about a failure. */
public final class Closing {
  private static final Logger LOGGER = System.getLogger("dev.fermata.io.Connection");

  private Closing() {}

  public static void quietly(@Nullable Closeable resource) {
    if (resource != null) {
      try {
        resource.close();
      } catch (IOException e) {
        LOGGER.log(Level.DEBUG, "A channel could not be closed in order", e);
      }
    }
  }
}
