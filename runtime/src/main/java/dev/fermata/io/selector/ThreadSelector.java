package dev.fermata.io.selector;

import dev.fermata.EventLoop;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The selector of a loop whose thread belongs to somebody else and so cannot wait in it: a thread
 * of its own does, and hands over what is ready. What it has told of it does not look for again
 * until it is asked to.
 */
final class ThreadSelector extends ChannelSelector {
  private static final Logger LOGGER = System.getLogger(ThreadSelector.class.getName());

  private List<Event> events = new ArrayList<>();

  private record Event(Watch watch, int operations) {}

  ThreadSelector(EventLoop loop) throws IOException {
    super(loop);
    Thread thread = new Thread(this::run, "fermata-selector");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::take);
        if (!events.isEmpty()) {
          List<Event> batch = events;
          events = new ArrayList<>();
          loop().callSoonThreadsafe(() -> dispatch(batch));
        }
      }
    } catch (ClosedSelectorException e) {
      // The loop has been closed.
    } catch (IOException | RuntimeException e) {
      if (!loop().isClosed()) {
        LOGGER.log(Level.ERROR, "An event loop waits for its channels no longer", e);
      }
    }
  }

  private void take(SelectionKey key) {
    try {
      int operations = key.readyOps();
      key.interestOpsAnd(~operations);
      events.add(new Event(Watch.of(key), operations));
    } catch (CancelledKeyException e) {
      // Its channel has been closed meanwhile.
    }
  }

  private void dispatch(List<Event> batch) {
    countRound();
    for (Event event : batch) {
      event.watch().dispatch(event.operations());
    }
  }

  /** The loop does not wait in here. */
  @Override
  public void await(long nanos) {}

  @Override
  public void letGo() {
    selector.wakeup();
  }

  /** Only the other thread can look, and it must not be waited for. */
  @Override
  public void letGoAtOnce() {
    letGo();
  }

  @Override
  void interestAdded() {
    selector.wakeup();
  }
}
