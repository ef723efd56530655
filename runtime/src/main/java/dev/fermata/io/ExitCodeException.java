package dev.fermata.io;

import java.io.IOException;

/** A process has ended with an exit code other than 0: Python's {@code CalledProcessError}. */
public final class ExitCodeException extends IOException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 1000;

  private final transient CompletedProcess process;

  ExitCodeException(CompletedProcess process) {
    super(message(process));
    this.process = process;
  }

  private static String message(CompletedProcess process) {
    String program = process.command().get(0);
    String errors = process.stderrText().strip();
    if (errors.length() > LONGEST) {
      errors = "..." + errors.substring(errors.length() - LONGEST);
    }
    return program
        + " has ended with exit code "
        + process.exitCode()
        + (errors.isEmpty() ? "" : ", and has said: " + errors);
  }

  /** How the process has ended. */
  public CompletedProcess process() {
    return process;
  }
}
