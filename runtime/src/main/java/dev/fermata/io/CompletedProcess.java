package dev.fermata.io;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that has ended, and what it has written: Python's {@code CompletedProcess}. */
public final class CompletedProcess {
  private final List<String> command;
  private final int exitCode;
  private final byte[] stdout;
  private final byte[] stderr;

  CompletedProcess(List<String> command, int exitCode, byte[] stdout, byte[] stderr) {
    this.command = command;
    this.exitCode = exitCode;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** The program and its arguments. */
  public List<String> command() {
    return command;
  }

  /** How it has ended, see {@link Subprocess#exitCode}; mostly 0 if all is well. */
  public int exitCode() {
    return exitCode;
  }

  /** What it has written; empty if that was no pipe. The array is not copied. */
  public byte[] stdout() {
    return stdout;
  }

  /** What it has written as errors; empty if that was no pipe. The array is not copied. */
  public byte[] stderr() {
    return stderr;
  }

  /** {@link #stdout} as UTF-8. */
  public String stdoutText() {
    return new String(stdout, StandardCharsets.UTF_8);
  }

  /** {@link #stderr} as UTF-8. */
  public String stderrText() {
    return new String(stderr, StandardCharsets.UTF_8);
  }

  /**
   * Insists on success: Python's {@code check_returncode}.
   *
   * @return this
   * @throws ExitCodeException unless the exit code is 0
   */
  public CompletedProcess check() throws ExitCodeException {
    if (exitCode != 0) {
      throw new ExitCodeException(this);
    }
    return this;
  }

  @Override
  public String toString() {
    return "CompletedProcess[" + String.join(" ", command) + ", exit code " + exitCode + "]";
  }
}
