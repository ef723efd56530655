package dev.fermata.abi;

import org.jspecify.annotations.Nullable;

/** Whether to spend time on finding mistakes: Java was started with {@code -Dfermata.debug}. */
public final class DebugMode {
  /** Fixed when the program starts, so that it costs nothing while it is off. */
  public static final boolean ON = isSet(System.getProperty("fermata.debug"));

  private DebugMode() {}

  private static boolean isSet(@Nullable String property) {
    return property != null && !property.equalsIgnoreCase("false");
  }
}
