package dev.fermata.sync;

/** A part of something of which there is only so much, and the lease of whoever has it. */
abstract class Share implements Lease {
  private boolean held;

  /** Where it comes from. */
  abstract Shares source();

  /**
   * Takes the share if there is enough.
   *
   * @return whether there is
   */
  abstract boolean take();

  /** Undoes {@link #take}. */
  abstract void giveBack();

  /** Called if the share was waited for, and is not wanted any more. */
  void renounce() {}

  final boolean grant() {
    held = take();
    return held;
  }

  @Override
  public final void close() {
    if (held) {
      held = false;
      giveBack();
      source().grant();
    }
  }
}
