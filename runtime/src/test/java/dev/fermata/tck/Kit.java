package dev.fermata.tck;

import dev.fermata.AsyncGenerator;
import java.util.stream.LongStream;
import org.reactivestreams.tck.TestEnvironment;

/** What the tests of the kit share. */
final class Kit {
  /** How long to wait for what has to come: long enough for a machine that is busy. */
  private static final long PATIENCE_MILLIS = 20_000;

  /** How long a cancelled publisher has to forget its subscriber; the kit always waits so long. */
  static final long FORGETTING_MILLIS = 1_000;

  /** How long to wait for what must not come; the shorter, the less is noticed. */
  private static final long NO_SIGNAL_MILLIS = 50;

  private Kit() {}

  static TestEnvironment environment() {
    return new TestEnvironment(PATIENCE_MILLIS, NO_SIGNAL_MILLIS, NO_SIGNAL_MILLIS);
  }

  /** As many items as a test asks for. */
  static AsyncGenerator<Long> upTo(long end) {
    return AsyncGenerator.from(() -> LongStream.range(0, end).iterator());
  }
}
