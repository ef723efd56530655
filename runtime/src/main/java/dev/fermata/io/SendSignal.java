package dev.fermata.io;

import dev.fermata.Task;
import dev.fermata.io.call.IoCall;
import dev.fermata.io.call.Waking;
import dev.fermata.io.process.ProcessLife;
import org.jspecify.annotations.Nullable;

/** Has a shell send a signal, for which Java has nothing. A shell has its own {@code kill}. */
final class SendSignal extends IoCall<@Nullable Void> {
  private final ProcessLife life;
  private final long pid;
  private final String name;
  private @Nullable Task<CompletedProcess> killing;

  SendSignal(ProcessLife life, long pid, String name) {
    this.life = life;
    this.pid = pid;
    this.name = name;
  }

  @Override
  protected @Nullable Object attempt() throws Exception {
    if (killing == null) {
      if (life.hasExited()) {
        return null;
      }
      killing = Subprocess.run("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(pid));
    }
    if (!killing.isDone()) {
      Waking.whenDone(killing, newWaiter());
      return NOT_YET;
    }
    CompletedProcess completed = Waking.valueOf(killing);
    if (!life.hasExited()) {
      completed.check();
    }
    return null;
  }

  @Override
  protected void ended() {
    if (killing != null) {
      killing.cancel();
    }
  }
}
