package dev.fermata.io;

import dev.fermata.EventLoop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a process. If it is cancelled, there is none when it ends. */
final class StartProcess extends ProcessCall<Subprocess> {
  private final EventLoop loop;
  private final List<String> command;
  private final SubprocessOptions options;
  private boolean begun;

  StartProcess(EventLoop loop, List<String> command, SubprocessOptions options) {
    super(new ProcessLife(loop, options.toBuilder(command), options.gracePeriod()));
    this.loop = loop;
    this.command = command;
    this.options = options;
  }

  @Override
  @Nullable Object attemptUncancelled() throws Exception {
    if (!begun) {
      begun = true;
      life.startProcess();
    }
    if (life.launchFailure() != null) {
      throw life.launchFailure();
    }
    if (life.process() != null) {
      return new Subprocess(
          life, life.process(), command, new ProcessPipes(life.process(), options, loop));
    }
    return awaitChange();
  }

  @Override
  void abandon() {
    life.abandon();
  }
}
