package dev.fermata.io;

/** Waits until a process has ended, and leaves it alone if it is cancelled. */
final class WaitForExit extends IoCall<Integer> {
  private final ProcessLife life;

  WaitForExit(ProcessLife life) {
    this.life = life;
  }

  @Override
  Object attempt() {
    if (life.hasExited()) {
      return life.exitCode().getAsInt();
    }
    life.watch(newWaiter());
    return NOT_YET;
  }
}
