package dev.fermata.transformer.files;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of rewriting roots. With an error among the problems no file has changed, and the
 * counts of changes are 0.
 *
 * @param scanned the classes that were looked at, not counting generated ones
 * @param rewritten the classes that were replaced
 * @param framesWritten the generated classes that were written
 * @param framesRemoved the generated classes that nothing needs any longer and were deleted
 * @param problems all problems of all classes, in the order of the roots and of their file names
 * @param elapsed how long it took
 */
public record RewriteResult(
    int scanned,
    int rewritten,
    int framesWritten,
    int framesRemoved,
    List<Problem> problems,
    Duration elapsed) {

  /** Copies the list. */
  public RewriteResult {
    problems = List.copyOf(problems);
  }

  /** Whether there was an error. */
  public boolean failed() {
    return errors() > 0;
  }

  /** How many errors there were. */
  public int errors() {
    int count = 0;
    for (Problem problem : problems) {
      if (problem.severity() == Severity.ERROR) {
        count++;
      }
    }
    return count;
  }

  /** One line for people. */
  public String summary() {
    String outcome =
        failed()
            ? count(errors(), "error") + " in " + count(scanned, "class") + ", nothing rewritten"
            : rewritten + " of " + count(scanned, "class") + " rewritten";
    String written = framesWritten == 0 ? "" : ", " + framesWritten + " generated";
    String removed = framesRemoved == 0 ? "" : ", " + framesRemoved + " stale removed";
    return outcome
        + written
        + removed
        + String.format(Locale.ROOT, " (%.2f s)", elapsed.toMillis() / 1000.0);
  }

  private static String count(int number, String noun) {
    String plural = noun.endsWith("s") ? "es" : "s";
    return number + " " + noun + (number == 1 ? "" : plural);
  }
}
