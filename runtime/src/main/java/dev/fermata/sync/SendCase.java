package dev.fermata.sync;

import dev.fermata.abi.Driver;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** See {@link Select#onSend}. */
final class SendCase<T, R extends @Nullable Object> extends Case<R> {
  private final Sender<T> sender;
  private final T item;
  private final Callable<? extends R> function;
  private @Nullable SelectWaiting place;

  SendCase(Sender<T> sender, T item, Callable<? extends R> function) {
    this.sender = sender;
    this.item = item;
    this.function = function;
  }

  ChannelCore<T> channel() {
    return sender.core;
  }

  @Override
  boolean isReady() {
    return sender.isReady(place);
  }

  @Override
  void happen() {
    if (place != null) {
      place.leave();
    }
    sender.add(item);
  }

  @Override
  R result() throws Exception {
    return function.call();
  }

  @Override
  void enlist(Selection<?> selection, Driver driver) {
    sender.core.bind(driver);
    place = new SelectWaiting(sender, selection);
    sender.core.senders.add(place);
  }

  @Override
  void withdraw() {
    if (place != null) {
      place.leave();
      place = null;
      sender.core.wake();
    }
  }

  @Override
  void renew() {
    if (place != null && place.wasWoken()) {
      SelectWaiting again = place.another();
      sender.core.senders.renew(place, again);
      place = again;
    }
  }
}
