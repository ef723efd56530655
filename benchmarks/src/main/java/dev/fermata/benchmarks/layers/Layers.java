package dev.fermata.benchmarks.layers;

/** How many calls the family makes. */
final class Layers {
  /** How often the outermost method is called in one operation. */
  static final int COUNT = 10_000;

  /** The calls of one operation. */
  static final int TOTAL = COUNT * 10;

  private Layers() {}
}
