package dev.fermata;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Yields all items of what a function makes of each item, one after the other. */
final class AsyncFlatMap<T extends @Nullable Object, R extends @Nullable Object>
    extends AsyncOperator<T, AsyncIterable<? extends R>, R> {

  AsyncFlatMap(
      AsyncGenerator<T> source,
      Function<? super T, ? extends AsyncIterable<? extends R>> function) {
    super(source, AsyncCall.of(function), Reaction.mapping());
  }

  @Override
  Object react(T item, AsyncIterable<? extends R> items) {
    delegate(AsyncGenerator.from(items), this);
    return Reaction.DELEGATED;
  }
}
