package dev.fermata;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Yields all items of what a function makes of each item, one after the other. */
final class FlatMap<T extends @Nullable Object, R extends @Nullable Object>
    extends GeneratorOperator<T, Iterable<? extends R>, R> {

  FlatMap(Generator<T> source, Function<? super T, ? extends Iterable<? extends R>> function) {
    super(source, function, Reaction.mapping());
  }

  @Override
  Object react(T item, Iterable<? extends R> items) {
    delegate(items, this);
    return Reaction.DELEGATED;
  }
}
