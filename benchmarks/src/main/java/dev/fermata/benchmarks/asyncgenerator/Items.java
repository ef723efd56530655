package dev.fermata.benchmarks.asyncgenerator;

/** How many items the family iterates over. */
final class Items {
  static final int COUNT = 1_000;

  private Items() {}
}
