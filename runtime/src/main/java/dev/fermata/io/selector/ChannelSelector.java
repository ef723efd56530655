package dev.fermata.io.selector;

import dev.fermata.EventLoop;
import dev.fermata.abi.IdleWait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/** Waits for the channels of a loop. There is one for each loop, from the first channel on. */
public abstract class ChannelSelector implements IdleWait {
  private static final int SCRATCH_SIZE = 64 * 1024;

  private final EventLoop loop;
  final Selector selector;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_SIZE);
  private long rounds;

  ChannelSelector(EventLoop loop) throws IOException {
    this.loop = loop;
    this.selector = Selector.open();
  }

  /**
   * The selector of the loop that runs in this thread.
   *
   * @throws IllegalStateException if none does
   */
  public static ChannelSelector current() throws IOException {
    EventLoop loop = EventLoop.current();
    if (loop.input() instanceof ChannelSelector selector) {
      return selector;
    }
    ChannelSelector selector =
        loop.waitsItself() ? new LoopSelector(loop) : new ThreadSelector(loop);
    loop.setInput(selector);
    return selector;
  }

  /** The loop whose channels it waits for. */
  public final EventLoop loop() {
    return loop;
  }

  /** Has {@code listener} told what {@code channel}, which does not block, is ready for. */
  public final Watch watch(SelectableChannel channel, Watch.Listener listener) throws IOException {
    Watch watch = new Watch(this, listener);
    watch.begin(channel.register(selector, 0, watch));
    return watch;
  }

  /** Called when more is to be watched than before. */
  abstract void interestAdded();

  /**
   * Called when a channel was closed. The system keeps it open for as long as the selector knows
   * it, which is until it looks again.
   */
  public abstract void letGo();

  /** As {@link #letGo}, before this returns if that is possible. */
  public abstract void letGoAtOnce() throws IOException;

  /** How often the channels were looked at; what has changed in between has not been seen. */
  final long rounds() {
    return rounds;
  }

  final void countRound() {
    rounds++;
  }

  /** A buffer for what is read and taken over before anything else happens; empty. */
  public final ByteBuffer scratch() {
    return scratch.clear();
  }

  /** Rounded up, since to look before the time would be to look twice. */
  static long toMillis(long nanos) {
    return nanos == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos + 999_999);
  }

  @Override
  public void wakeUp(Thread thread) {
    selector.wakeup();
  }

  @Override
  public boolean expectsInput() {
    return selector.keys().stream().anyMatch(key -> key.isValid() && key.interestOps() != 0);
  }

  /** Closes the channels as well, which nobody can use any more. */
  @Override
  public void close() {
    try {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
