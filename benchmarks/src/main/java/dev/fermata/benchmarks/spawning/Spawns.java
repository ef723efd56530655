package dev.fermata.benchmarks.spawning;

/** How many tasks the family spawns. */
final class Spawns {
  static final int TOTAL = 100_000;

  private Spawns() {}
}
