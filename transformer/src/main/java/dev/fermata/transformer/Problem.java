package dev.fermata.transformer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user has to know or to mend.
 *
 * @param severity whether it prevents the rewriting
 * @param id stable, such as {@code FERMATA-003}; the documentation explains it under this name
 * @param message what is wrong, why, and what to do
 * @param className the class, with dots; null if the class file cannot be read
 * @param method the name of the method; null if it concerns the whole class
 * @param sourceFile the name of the source file without its folder; null if the class file does not
 *     tell
 * @param line the line in the source file; 0 if unknown
 * @param correction what to write instead; null where that would not help
 */
public record Problem(
    Severity severity,
    String id,
    String message,
    @Nullable String className,
    @Nullable String method,
    @Nullable String sourceFile,
    int line,
    @Nullable Correction correction) {
  private static final String DOCUMENTATION = "docs/problems.md#";

  /** A problem that no other line of code would solve. */
  public Problem(
      Severity severity,
      String id,
      String message,
      @Nullable String className,
      @Nullable String method,
      @Nullable String sourceFile,
      int line) {
    this(severity, id, message, className, method, sourceFile, line, null);
  }

  /** Where the documentation explains the id. */
  public String documentation() {
    return DOCUMENTATION + id.toLowerCase(Locale.ROOT);
  }

  /**
   * What stands below the message: the wrong form, the right one, and where to read on. Each is a
   * line of its own, indented, without a line break behind the last.
   */
  public String details() {
    String indented = System.lineSeparator() + "  ";
    String see = "see " + documentation();
    return correction == null
        ? "  " + see
        : "  instead of: "
            + correction.wrong()
            + indented
            + "write:      "
            + correction.right()
            + indented
            + see;
  }

  /**
   * The place in the form of a stack trace element, which terminals and editors turn into a link.
   */
  public String place() {
    StringBuilder place = new StringBuilder();
    if (className != null) {
      place.append(className);
      if (method != null) {
        place.append('.').append(method);
      }
    }
    if (sourceFile != null) {
      place.append('(').append(sourceFile);
      if (line > 0) {
        place.append(':').append(line);
      }
      place.append(')');
    }
    return place.toString();
  }

  /** The problem as the command line and the agent print it: one line, and the details below. */
  @Override
  public String toString() {
    String place = place();
    return severity.name().toLowerCase(Locale.ROOT)
        + ": "
        + id
        + (place.isEmpty() ? "" : " " + place)
        + ": "
        + message
        + System.lineSeparator()
        + details();
  }
}
