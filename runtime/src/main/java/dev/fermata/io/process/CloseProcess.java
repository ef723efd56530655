package dev.fermata.io.process;

import org.jspecify.annotations.Nullable;

/** Waits until a process that was told to end has done so; if it is cancelled, kills it. */
public final class CloseProcess extends ProcessCall<@Nullable Void> {
  private final Runnable closePipes;

  /**
   * @param closePipes called in the end
   */
  public CloseProcess(ProcessLife life, Runnable closePipes) {
    super(life);
    this.closePipes = closePipes;
  }

  @Override
  protected @Nullable Object attemptUncancelled() {
    return life.isOver() || life.isDetached() ? null : awaitChange();
  }

  @Override
  protected void abandon() {
    life.killTree();
  }

  @Override
  protected void ended() {
    closePipes.run();
  }
}
