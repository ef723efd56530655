package dev.fermata.io;

import dev.fermata.EventLoop;
import dev.fermata.io.process.InputPipe;
import dev.fermata.io.process.OutputPipe;
import dev.fermata.io.transport.Transport;
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
        options.pipesStdin()
            ? writer(new OutputPipe(process.getOutputStream(), loop, StreamFailures.INSTANCE))
            : null;
    output =
        options.pipesStdout()
            ? new InputPipe(process.getInputStream(), loop, StreamFailures.INSTANCE)
            : null;
    errors =
        options.pipesStderr()
            ? new InputPipe(process.getErrorStream(), loop, StreamFailures.INSTANCE)
            : null;
    stdout = output == null ? null : reader(output, options.limit());
    stderr = errors == null ? null : reader(errors, options.limit());
  }

  static StreamReader reader(InputPipe pipe, int limit) {
    StreamReader reader = new StreamReader(pipe, limit);
    pipe.setListener(
        new Transport.Listener() {
          @Override
          public void mayRead() {
            reader.input.mayRead();
          }

          @Override
          public void mayWrite() {}
        });
    return reader;
  }

  static StreamWriter writer(OutputPipe pipe) {
    StreamWriter writer = new StreamWriter(pipe);
    pipe.setListener(
        new Transport.Listener() {
          @Override
          public void mayRead() {}

          @Override
          public void mayWrite() {
            writer.mayWrite();
          }
        });
    return writer;
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
