package dev.fermata.sync;

import java.util.ArrayDeque;

/**
 * What the halves of a channel share.
 *
 * <p>A receiver that waits makes room for one more item, beyond the capacity, and is woken when
 * there is an item for it; until it runs, that item is in the buffer, where it stays if the
 * receiver is cancelled. A sender that waits is woken when there is room, and adds its item when it
 * runs. So whoever is cancelled, at whatever moment, has neither sent nor received.
 *
 * <p>As many receivers are woken as there are items, as many senders as there is room, and nobody
 * who has not waited overtakes those who do.
 */
final class ChannelCore<T> extends LoopBound {
  final WaitQueue senders = new WaitQueue();
  final WaitQueue receivers = new WaitQueue();

  private final int capacity;
  private final ArrayDeque<T> buffer = new ArrayDeque<>();
  private int openSenders;
  private int openReceivers;

  ChannelCore(int capacity) {
    this.capacity = capacity;
  }

  @Override
  String kind() {
    return "Channel";
  }

  int size() {
    return buffer.size();
  }

  boolean hasItem() {
    return !buffer.isEmpty();
  }

  boolean hasRoom() {
    return room() > 0;
  }

  private long room() {
    return (long) capacity + receivers.size() - buffer.size();
  }

  /** Whether all senders are closed and all items received. */
  boolean isAtEnd() {
    return openSenders == 0 && buffer.isEmpty();
  }

  /** Whether all receivers are closed. */
  boolean isBroken() {
    return openReceivers == 0;
  }

  void add(T item) {
    buffer.add(item);
    wake();
  }

  T remove() {
    T item = buffer.remove();
    wake();
    return item;
  }

  void senderOpened() {
    openSenders++;
  }

  void receiverOpened() {
    openReceivers++;
  }

  void senderClosed(Sender<T> sender) {
    openSenders--;
    senders.dismissIf(entry -> entry.owner == sender);
    wake();
  }

  void receiverClosed(Receiver<T> receiver) {
    openReceivers--;
    receivers.dismissIf(entry -> entry.owner == receiver);
    if (isBroken()) {
      buffer.clear();
    }
    wake();
  }

  /** Wakes those who can go on; to be called after each change. */
  void wake() {
    if (isAtEnd()) {
      receivers.wakeAll();
    }
    if (isBroken()) {
      senders.wakeAll();
    }
    boolean more = true;
    while (more && receivers.woken() < buffer.size()) {
      more = receivers.wakeNext();
    }
    wakeSenders();
  }

  /** As {@link #wake}, when there is another receiver, for which those before it have to see. */
  void wakeSenders() {
    boolean more = true;
    while (more && senders.woken() < room()) {
      more = senders.wakeNext();
    }
  }
}
