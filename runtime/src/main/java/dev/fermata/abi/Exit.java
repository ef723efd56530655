package dev.fermata.abi;

/**
 * Thrown in at the yield of a generator that is closed: the base of what users know as {@code
 * GeneratorExit}. It has no stack trace, since it is no failure.
 */
public abstract class Exit extends Error {
  private static final long serialVersionUID = 1L;

  protected Exit(String message) {
    super(message, null, false, false);
  }
}
