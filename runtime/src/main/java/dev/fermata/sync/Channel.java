package dev.fermata.sync;

/**
 * Hands items from one task to another, between halves that can be closed: trio's memory channels.
 * Each half can be cloned, so that there are several producers and consumers; an item goes to one
 * of the consumers. When all senders are closed, receivers come to an end; when all receivers are
 * closed, sends fail.
 *
 * <pre>{@code
 * Channel<String> channel = Channel.open(0);
 * Task<Void> producer = createTask(() -> produce(channel.sender()));   // closes it in the end
 * for (String line : each(channel.receiver())) {
 *   System.out.println(line);
 * }
 * }</pre>
 *
 * <p>Those who wait at either end go on in the order in which they came. A channel belongs to one
 * event loop, see {@link dev.fermata.sync}.
 *
 * @param sender the half that items are sent to
 * @param receiver the half that items are received from
 * @param <T> the type of the items
 */
public record Channel<T>(Sender<T> sender, Receiver<T> receiver) {
  /**
   * Opens a channel.
   *
   * @param capacity how many items can be sent before somebody wants to receive them; with 0, a
   *     send waits until somebody does
   * @throws IllegalArgumentException if {@code capacity} is negative
   */
  public static <T> Channel<T> open(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException(
          "A channel cannot have a capacity of " + capacity + "; 0 is the least");
    }
    ChannelCore<T> core = new ChannelCore<>(capacity);
    return new Channel<>(new Sender<>(core), new Receiver<>(core));
  }
}
