package dev.fermata.io;

import dev.fermata.Task;
import dev.fermata.io.call.Waking;
import dev.fermata.io.process.ProcessCall;
import dev.fermata.io.process.ProcessLife;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes to a process, reads all it writes, and waits for its end, all at once. */
final class Communicate extends ProcessCall<CompletedProcess> {
  private static final Task<byte[]> NOTHING = Task.of(new byte[0]);

  private final List<String> command;
  private final ProcessPipes pipes;
  private final byte[] input;
  private final List<Task<?>> parts = new ArrayList<>();
  private @Nullable Task<byte[]> output;
  private @Nullable Task<byte[]> errors;

  Communicate(ProcessLife life, List<String> command, ProcessPipes pipes, byte[] input) {
    super(life);
    this.command = command;
    this.pipes = pipes;
    this.input = input;
  }

  @Override
  protected @Nullable Object attemptUncancelled() throws Exception {
    if (parts.isEmpty()) {
      beginParts();
    }
    for (Task<?> part : parts) {
      if (!part.isDone()) {
        Waking.whenDone(part, newWaiter());
        return NOT_YET;
      }
    }
    byte[] out = Waking.valueOf(Objects.requireNonNull(output));
    byte[] err = Waking.valueOf(Objects.requireNonNull(errors));
    if (!life.hasExited()) {
      return awaitChange();
    }
    return new CompletedProcess(command, life.exitCode().getAsInt(), out, err);
  }

  private void beginParts() {
    output = pipes.stdout == null ? NOTHING : pipes.stdout.readAll();
    errors = pipes.stderr == null ? NOTHING : pipes.stderr.readAll();
    parts.add(output);
    parts.add(errors);
    if (pipes.stdin != null) {
      parts.add(new Feed(pipes.stdin, input).begin());
    }
  }

  @Override
  protected void abandon() {
    life.end();
  }

  @Override
  protected void ended() {
    parts.forEach(Task::cancel);
  }
}
