package dev.fermata.io;

import dev.fermata.abi.Waiter;
import org.jspecify.annotations.Nullable;

/** Waits until a process has ended, and leaves it alone if it is cancelled. */
final class WaitForExit extends IoCall<Integer> {
  private final ProcessLife life;
  private @Nullable Waiter waiter;

  WaitForExit(ProcessLife life) {
    this.life = life;
  }

  @Override
  Object attempt() {
    if (life.hasExited()) {
      return life.exitCode().getAsInt();
    }
    waiter = newWaiter();
    life.watch(waiter);
    return NOT_YET;
  }

  @Override
  void ended() {
    if (waiter != null) {
      life.unwatch(waiter);
    }
  }
}
