package dev.fermata.sync;

import dev.fermata.abi.Driver;
import dev.fermata.abi.Waiter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The call of a {@link Select}: waits at all of its cases at once. */
final class Selection<R extends @Nullable Object> extends SyncCall<R> {
  private static final int SIGNALLED = 1;

  private List<Case<? extends R>> cases;
  private @Nullable Waiter waiter;

  Selection(List<Case<? extends R>> cases) {
    this.cases = cases;
  }

  /** A select that receives what it sends itself would be over before anybody else had a part. */
  static void requireOneHalfOfEach(List<? extends Case<?>> cases) {
    Map<ChannelCore<?>, Class<?>> halves = new HashMap<>();
    for (Case<?> each : cases) {
      ChannelCore<?> channel =
          each instanceof SendCase<?, ?> send
              ? send.channel()
              : each instanceof ReceiveCase<?, ?> receive ? receive.channel() : null;
      if (channel != null) {
        Class<?> other = halves.putIfAbsent(channel, each.getClass());
        if (other != null && other != each.getClass()) {
          throw new IllegalArgumentException(
              "A select cannot both send to a channel and receive from it");
        }
      }
    }
  }

  @Override
  public @Nullable Object proceed(Driver driver, int place) throws Throwable {
    if (place == SIGNALLED) {
      try {
        driver.takeObject();
      } catch (Throwable t) {
        cases.forEach(Case::end);
        throw t;
      }
    }
    for (Case<? extends R> each : cases) {
      if (each.isReady()) {
        return choose(each);
      }
    }
    return place == START ? waitForAll(driver) : waitOn(driver);
  }

  private @Nullable Object choose(Case<? extends R> chosen) throws Throwable {
    try {
      chosen.happen();
    } finally {
      cases.forEach(Case::end);
    }
    return chosen.result();
  }

  private Object waitForAll(Driver driver) {
    Waiter wait = new Waiter();
    waiter = wait;
    try {
      for (Case<? extends R> each : cases) {
        each.begin(this, driver);
      }
    } catch (Throwable t) {
      cases.forEach(Case::end);
      throw t;
    }
    return waitFor(wait, driver);
  }

  private Object waitOn(Driver driver) {
    Waiter wait = new Waiter();
    waiter = wait;
    cases.forEach(Case::renew);
    return waitFor(wait, driver);
  }

  private Object waitFor(Waiter wait, Driver driver) {
    driver.poll(wait);
    return waitAt(SIGNALLED, driver);
  }

  /** Tells the select that one of its cases may be ready. */
  void signal() {
    if (waiter != null) {
      waiter.wake();
    }
  }

  @Override
  protected void release() {
    cases = List.of();
    waiter = null;
  }
}
