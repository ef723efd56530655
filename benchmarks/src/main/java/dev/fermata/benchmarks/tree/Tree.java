package dev.fermata.benchmarks.tree;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.jspecify.annotations.Nullable;

/** A full binary tree. */
public final class Tree {
  static final int DEPTH = 15;

  /** How many values it has. */
  static final int SIZE = (1 << DEPTH) - 1;

  final @Nullable Tree left;
  final Integer value;
  final @Nullable Tree right;

  private Tree(int depth) {
    left = depth == 1 ? null : new Tree(depth - 1);
    value = NanosecondBenchmark.FIRST_VALUE + depth;
    right = depth == 1 ? null : new Tree(depth - 1);
  }

  static Tree create() {
    return new Tree(DEPTH);
  }

  public @Nullable Tree getLeft() {
    return left;
  }

  public Integer getValue() {
    return value;
  }

  public @Nullable Tree getRight() {
    return right;
  }
}
