package dev.fermata.it.generators;

import static dev.fermata.Fermata.await;

import dev.fermata.Async;
import dev.fermata.AsyncCloseable;
import dev.fermata.AsyncIterator;
import dev.fermata.Task;
import java.util.NoSuchElementException;

/** An async iterator that is no generator. */
final class PlainIterator implements AsyncIterator<Integer>, AsyncCloseable {
  private final int end;
  private final Numbers numbers;
  private int next;

  PlainIterator(int end, Numbers numbers) {
    this.end = end;
    this.numbers = numbers;
  }

  @Async
  @Override
  public Task<Integer> next() {
    await(numbers.pause());
    if (next == end) {
      throw new NoSuchElementException();
    }
    return Task.of(next++);
  }

  @Async
  @Override
  public Task<Void> closeAsync() {
    await(numbers.pause());
    numbers.log.add("iterator closed");
    return Task.done();
  }
}
