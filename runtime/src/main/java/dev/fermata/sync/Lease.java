package dev.fermata.sync;

/**
 * The right to something of which there is only so much, until it is closed:
 *
 * <pre>{@code
 * try (var lease = await(lock.acquire())) {
 *   ...
 * }
 * }</pre>
 *
 * <p>To close it again does nothing, so that it never takes from others what they have acquired
 * meanwhile.
 */
public interface Lease extends AutoCloseable {
  /** Gives the right back, and wakes whoever waits for it. Does not wait itself. */
  @Override
  void close();
}
