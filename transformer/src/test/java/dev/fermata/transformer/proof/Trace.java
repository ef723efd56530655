package dev.fermata.transformer.proof;

import java.util.Arrays;
import java.util.List;

/**
 * What a run did and how it ended.
 *
 * @param result its value or failure
 * @param events its side effects
 * @param awaits how many stages it asked for
 */
record Trace(String result, List<String> events, int awaits) {
  /** Whether the stack was not deep enough. */
  boolean isOverflow() {
    return result.contains(StackOverflowError.class.getSimpleName());
  }

  static String describe(Object value) {
    if (value instanceof Throwable failure) {
      return describe(failure);
    }
    String text = Arrays.deepToString(new Object[] {value});
    return text.substring(1, text.length() - 1);
  }

  /** The JVM's own messages name locals, whose slots change. */
  private static String describe(Throwable failure) {
    String text = failure.getClass().getSimpleName();
    if (failure instanceof Oops) {
      text += " " + failure.getMessage();
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      text += " suppressed " + describe(suppressed);
    }
    return text;
  }

  @Override
  public String toString() {
    return result + " after " + events;
  }
}
