package dev.fermata;

import dev.fermata.abi.Driver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Yields the items of an iterable, which do not have to be waited for. */
final class FromIterable<T extends @Nullable Object> extends ClosingGenerator<T> {
  private final LazyIterator<T> items;

  FromIterable(Iterable<? extends T> items) {
    this.items = new LazyIterator<>(items);
  }

  @Override
  @Nullable Object proceed(Driver driver, int place) {
    return items.next();
  }

  @Override
  List<ClosingSequence.Closer> closers() {
    return List.of(
        driver -> {
          items.close();
          return null;
        });
  }
}
