package dev.fermata.io.socket;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Options of sockets with their values. Immutable. */
public final class SocketOptions {
  public static final SocketOptions NONE = new SocketOptions(Map.of());

  private final Map<SocketOption<?>, Object> values;

  private SocketOptions(Map<SocketOption<?>, Object> values) {
    this.values = values;
  }

  public <T> SocketOptions with(SocketOption<T> option, T value) {
    Map<SocketOption<?>, Object> more = new LinkedHashMap<>(values);
    more.put(option, option.type().cast(value));
    return new SocketOptions(more);
  }

  public void applyTo(NetworkChannel channel) throws IOException {
    for (Map.Entry<SocketOption<?>, Object> entry : values.entrySet()) {
      apply(channel, entry.getKey(), entry.getValue());
    }
  }

  private static <T> void apply(NetworkChannel channel, SocketOption<T> option, Object value)
      throws IOException {
    channel.setOption(option, option.type().cast(value));
  }
}
