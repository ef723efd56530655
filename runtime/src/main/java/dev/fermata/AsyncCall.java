package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A function of an item whose result may have to be waited for. */
@FunctionalInterface
interface AsyncCall<T extends @Nullable Object> {
  /** Returns the result; {@link Driver#SUSPENDED} if the caller has to wait for it. */
  @Nullable Object apply(Driver driver, T item) throws Throwable;

  /** The result, once it has been waited for. */
  default @Nullable Object result(Driver driver) {
    return driver.takeObject();
  }

  /** One that has no result but the item. */
  static <T extends @Nullable Object> AsyncCall<T> none() {
    return (driver, item) -> item;
  }

  static <T extends @Nullable Object> AsyncCall<T> of(Function<? super T, ?> function) {
    return (driver, item) -> function.apply(item);
  }

  static <T extends @Nullable Object> AsyncCall<T> awaiting(
      Function<? super T, ? extends CompletionStage<?>> function) {
    return (driver, item) -> driver.pollCall(function.apply(item));
  }
}
