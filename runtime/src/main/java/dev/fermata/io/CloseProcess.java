package dev.fermata.io;

import org.jspecify.annotations.Nullable;

/** Waits until a process that was told to end has done so; if it is cancelled, kills it. */
final class CloseProcess extends ProcessCall<@Nullable Void> {
  private final ProcessPipes pipes;

  CloseProcess(ProcessLife life, ProcessPipes pipes) {
    super(life);
    this.pipes = pipes;
  }

  @Override
  @Nullable Object attemptUncancelled() {
    return life.isOver() || life.isDetached() ? null : awaitChange();
  }

  @Override
  void abandon() {
    life.killTree();
  }

  @Override
  void ended() {
    pipes.close();
  }
}
