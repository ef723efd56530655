package dev.fermata.io.transport;

import java.io.IOException;

/**
 * Makes the exceptions that users catch. Their package knows this one, which cannot know them in
 * turn.
 */
public interface Failures {
  /** A connection is used that was closed at this end. */
  IOException closed();

  /** TLS has ended without its {@code close_notify}. */
  IOException truncated();

  /**
   * A stream has ended too early.
   *
   * @param partial what had come
   * @param expected how many bytes were asked for; -1 if all up to a separator
   */
  IOException incomplete(byte[] partial, int expected);

  /**
   * There is more before a separator than may be kept.
   *
   * @param consumed how many bytes can be read and are no part of a separator
   * @param found whether the separator has come
   */
  IOException overrun(int limit, int consumed, boolean found);
}
