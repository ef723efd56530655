package dev.fermata.benchmarks.chain;

/** The size of the chain. */
public final class Levels {
  /** How many calls are in each other, the outermost and the innermost included. */
  static final int DEPTH = 100;

  /**
   * How often the innermost suspends where the chain is kept: so often that the building does not
   * count.
   */
  public static final int RESUMES = 100_000;

  private Levels() {}
}
