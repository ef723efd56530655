package dev.fermata.test;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test has taken longer than it may, in virtual or in real time. The message shows what each task
 * waits for.
 */
public final class TimeLimitError extends AssertionError {
  private static final long serialVersionUID = 1;

  private TimeLimitError(String message) {
    super(message);
  }

  static TimeLimitError ofVirtualTime(Duration limit, boolean mainHasEnded, String dump) {
    return new TimeLimitError(
        "The test has not ended within %s of virtual time.%n%s%s"
            .formatted(limit, dump, mainHasEnded ? Remedies.LEFT_OVER : Remedies.TIME_LIMIT));
  }

  /**
   * One that real time has brought about.
   *
   * @param outside how much is announced that others complete
   * @param place what the loop's thread was doing
   */
  static TimeLimitError ofRealTime(
      Duration limit, int outside, StackTraceElement[] place, String dump) {
    String cause =
        outside == 0
            ? "The thread of the loop was here:%n%s".formatted(stack(place))
            : "It waits for what was announced by outside(), %d in all.%n".formatted(outside);
    return new TimeLimitError(
        "The test has not ended within %s of real time. %s%s%s"
            .formatted(limit, cause, dump, Remedies.REAL_TIME_LIMIT));
  }

  /** What the program does, without how the loop came to run it. */
  private static String stack(StackTraceElement[] place) {
    return Stream.of(place)
        .takeWhile(call -> !call.getClassName().startsWith("dev.fermata.abi."))
        .map("    at %s%n"::formatted)
        .collect(Collectors.joining());
  }
}
