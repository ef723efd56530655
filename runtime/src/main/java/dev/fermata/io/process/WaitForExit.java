package dev.fermata.io.process;

import dev.fermata.io.call.IoCall;

/** Waits until a process has ended, and leaves it alone if it is cancelled. */
public final class WaitForExit extends IoCall<Integer> {
  private final ProcessLife life;

  public WaitForExit(ProcessLife life) {
    this.life = life;
  }

  @Override
  protected Object attempt() {
    if (life.hasExited()) {
      return life.exitCode().getAsInt();
    }
    life.watch(newWaiter());
    return NOT_YET;
  }
}
