package dev.fermata.benchmarks.tree;

import dev.fermata.benchmarks.NanosecondBenchmark;
import org.jspecify.annotations.Nullable;

/** A full binary tree. */
public final class Tree
    implements dev.fermata.benchmarks.javaflow.Node, dev.fermata.benchmarks.offbynull.Node {
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

  @Override
  @SuppressWarnings("NullAway") // there is none at a leaf
  public @Nullable Tree left() {
    return left;
  }

  @Override
  public Integer value() {
    return value;
  }

  @Override
  @SuppressWarnings("NullAway") // there is none at a leaf
  public @Nullable Tree right() {
    return right;
  }
}
