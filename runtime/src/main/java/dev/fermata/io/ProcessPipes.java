package dev.fermata.io;

import dev.fermata.EventLoop;
import org.jspecify.annotations.Nullable;

/** This program's ends of the pipes of a process, as far as it has any. */
final class ProcessPipes {
  private final @Nullable InputPipe output;
  private final @Nullable InputPipe errors;
  final @Nullable StreamWriter stdin;
  final @Nullable StreamReader stdout;
  final @Nullable StreamReader stderr;

  ProcessPipes(Process process, SubprocessOptions options, EventLoop loop) {
    stdin =
        options.pipesStdin() ? new OutputPipe(process.getOutputStream(), loop).toWriter() : null;
    output = options.pipesStdout() ? new InputPipe(process.getInputStream(), loop) : null;
    errors = options.pipesStderr() ? new InputPipe(process.getErrorStream(), loop) : null;
    stdout = output == null ? null : output.toReader(options.limit());
    stderr = errors == null ? null : errors.toReader(options.limit());
  }

  void close() {
    if (stdin != null) {
      stdin.abort();
    }
    if (output != null) {
      output.close();
    }
    if (errors != null) {
      errors.close();
    }
  }
}
