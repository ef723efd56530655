package dev.fermata.io.stream;

import dev.fermata.io.call.IoCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A call that reads until it has what it was asked for. */
abstract class ReadCall<T extends @Nullable Object> extends IoCall<T> {
  final Input input;
  private boolean begun;

  ReadCall(Input input) {
    this.input = input;
  }

  /** Takes the value out of what has been read; {@link #NOT_YET} if there is not enough. */
  abstract @Nullable Object take() throws IOException;

  /** The value if the stream has ended and {@link #take} has not found enough. */
  abstract @Nullable Object takeRest() throws IOException;

  /** Reads more; returns what {@link Input#fill()} does. */
  int fill() throws IOException {
    return input.fill();
  }

  @Override
  protected final @Nullable Object attempt() throws IOException {
    if (!begun) {
      input.beginRead();
      begun = true;
    }
    while (true) {
      Object value = take();
      if (value != NOT_YET) {
        return value;
      }
      if (input.hasEnded()) {
        return takeRest();
      }
      if (fill() == 0) {
        input.await(newWaiter());
        return NOT_YET;
      }
    }
  }

  @Override
  protected void ended() {
    if (begun) {
      input.endRead();
    }
  }
}
