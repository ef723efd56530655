package dev.fermata.io.selector;

import dev.fermata.EventLoop;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.List;

/** The channels that a loop waits for. */
public final class OpenChannels {
  private OpenChannels() {}

  public static List<SelectableChannel> of(EventLoop loop) {
    return ((ChannelSelector) loop.input())
        .selector.keys().stream()
            .map(SelectionKey::channel)
            .filter(SelectableChannel::isOpen)
            .toList();
  }
}
