package dev.fermata.it.sync;

import static dev.fermata.Fermata.await;
import static dev.fermata.Fermata.sleep;

import dev.fermata.Async;
import dev.fermata.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happens in a program, in order. */
final class Trace {
  private final List<String> marks = new ArrayList<>();

  void mark(String what) {
    marks.add(what);
  }

  @Override
  public String toString() {
    return String.join(" ", marks);
  }

  /** Lets the others that are ready go first, so many times. */
  @Async
  static Task<Void> turns(int count) {
    for (int i = 0; i < count; i++) {
      await(sleep(Duration.ZERO));
    }
    return Task.done();
  }
}
