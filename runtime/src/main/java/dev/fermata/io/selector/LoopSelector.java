package dev.fermata.io.selector;

import dev.fermata.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;

/** The selector in which the thread of a loop waits itself. */
final class LoopSelector extends ChannelSelector {
  private static final Consumer<SelectionKey> DISPATCH =
      key -> {
        if (key.isValid()) {
          Watch.of(key).dispatch(key.readyOps());
        }
      };

  LoopSelector(EventLoop loop) throws IOException {
    super(loop);
  }

  @Override
  public void await(long nanos) {
    countRound();
    try {
      if (nanos == 0) {
        selector.selectNow(DISPATCH);
      } else {
        selector.select(DISPATCH, toMillis(nanos));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The event loop cannot wait for its channels", e);
    }
  }

  @Override
  public void letGo() {
    // The next wait does.
  }

  @Override
  public void letGoAtOnce() throws IOException {
    selector.selectNow();
    // The next wait finds them again.
    selector.selectedKeys().clear();
  }

  @Override
  void interestAdded() {
    // It counts from the next wait on.
  }
}
