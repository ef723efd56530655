package dev.fermata;

import dev.fermata.abi.Exit;

/**
 * Thrown in at the yield of a generator that is closed, so that its {@code finally} blocks run:
 * Python's {@code GeneratorExit} (PEP 342). A body may catch it to clean up, but must not yield
 * again. It is an {@link Error}, so that {@code catch (Exception e)} does not take it for a
 * failure.
 */
public final class GeneratorExit extends Exit {
  private static final long serialVersionUID = 1L;

  /** Creates one, to be {@linkplain Generator#throwIn thrown in}. */
  public GeneratorExit() {
    super("The generator is being closed");
  }
}
