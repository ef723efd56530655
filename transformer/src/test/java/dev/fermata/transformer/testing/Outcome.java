package dev.fermata.transformer.testing;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What came of a call.
 *
 * @param result its value or failure
 * @param log its side effects
 */
public record Outcome(String result, List<String> log) {
  static String describe(Object value) {
    if (value instanceof Throwable failure) {
      return describe(failure);
    }
    if (value instanceof Probe || value instanceof CompletionStage<?>) {
      return value instanceof Probe ? "probe" : "stage";
    }
    String text = Arrays.deepToString(new Object[] {value});
    return text.substring(1, text.length() - 1);
  }

  static String describe(Throwable failure) {
    String text = "throws " + failure;
    if (failure.getCause() != null && failure.getCause() != failure) {
      text += " caused by " + failure.getCause();
    }
    return failure.getSuppressed().length == 0
        ? text
        : text + " suppressed " + Arrays.toString(failure.getSuppressed());
  }
}
