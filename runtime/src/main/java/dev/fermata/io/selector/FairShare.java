package dev.fermata.io.selector;

/**
 * Counts what one channel moves between two looks at all of them, so that none has the loop alone.
 */
public final class FairShare {
  private final ChannelSelector selector;
  private final int share;
  private long round = -1;
  private int moved;

  /**
   * @param share how much may be moved before others have to come first
   */
  public FairShare(ChannelSelector selector, int share) {
    this.selector = selector;
    this.share = share;
  }

  public void add(int count) {
    moved += count;
  }

  /** Whether others have to come first. */
  public boolean isUsedUp() {
    long now = selector.rounds();
    if (round != now) {
      round = now;
      moved = 0;
    }
    return moved >= share;
  }
}
