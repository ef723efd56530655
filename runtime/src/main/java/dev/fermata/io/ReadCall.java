package dev.fermata.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A call that reads until it has what it was asked for. */
abstract class ReadCall<T extends @Nullable Object> extends IoCall<T> {
  final StreamReader reader;
  private boolean begun;

  ReadCall(StreamReader reader) {
    this.reader = reader;
  }

  /** Takes the value out of what has been read; {@link #NOT_YET} if there is not enough. */
  abstract @Nullable Object take() throws IOException;

  /** The value if the stream has ended and {@link #take} has not found enough. */
  abstract @Nullable Object takeRest() throws IOException;

  /** Reads more; returns what {@link Transport#read} does. */
  int fill() throws IOException {
    return reader.fill();
  }

  @Override
  final @Nullable Object attempt() throws IOException {
    if (!begun) {
      reader.beginRead();
      begun = true;
    }
    while (true) {
      Object value = take();
      if (value != NOT_YET) {
        return value;
      }
      if (reader.hasEnded()) {
        return takeRest();
      }
      if (fill() == 0) {
        reader.await(newWaiter());
        return NOT_YET;
      }
    }
  }

  @Override
  void ended() {
    if (begun) {
      reader.endRead();
    }
  }
}
