package dev.fermata.sync;

import dev.fermata.abi.Driver;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** See {@link Select#onReceive}. */
final class ReceiveCase<T, R extends @Nullable Object> extends Case<R> {
  private final Receiver<T> receiver;
  private final Function<? super T, ? extends R> function;
  private @Nullable SelectWaiting place;
  private @Nullable T item;

  ReceiveCase(Receiver<T> receiver, Function<? super T, ? extends R> function) {
    this.receiver = receiver;
    this.function = function;
  }

  ChannelCore<T> channel() {
    return receiver.core;
  }

  @Override
  boolean isReady() {
    return receiver.isReady(place);
  }

  @Override
  void happen() {
    if (place != null) {
      place.leave();
    }
    item = receiver.remove();
  }

  @Override
  R result() {
    T received = Objects.requireNonNull(item);
    item = null;
    return function.apply(received);
  }

  @Override
  void enlist(Selection<?> selection, Driver driver) {
    ChannelCore<T> core = receiver.core;
    core.bind(driver);
    place = new SelectWaiting(receiver, selection);
    core.receivers.add(place);
    core.wakeSenders();
  }

  @Override
  void withdraw() {
    if (place != null) {
      place.leave();
      place = null;
      receiver.core.wake();
    }
  }

  @Override
  void renew() {
    if (place != null && place.wasWoken()) {
      SelectWaiting again = place.another();
      receiver.core.receivers.renew(place, again);
      place = again;
    }
  }
}
