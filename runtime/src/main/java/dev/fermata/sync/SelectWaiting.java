package dev.fermata.sync;

/** The place of a select in the queue of one of its cases. */
final class SelectWaiting extends Waiting {
  private final Selection<?> selection;

  SelectWaiting(Object owner, Selection<?> selection) {
    super(owner);
    this.selection = selection;
  }

  /** Another in place of this one, which was woken in vain. */
  SelectWaiting another() {
    return new SelectWaiting(owner, selection);
  }

  @Override
  void signal() {
    selection.signal();
  }
}
