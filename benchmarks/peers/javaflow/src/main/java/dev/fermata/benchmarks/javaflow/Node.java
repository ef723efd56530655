package dev.fermata.benchmarks.javaflow;

/** A node of a binary tree; its subtrees are null at the leaves. */
public interface Node {
  Node left();

  Integer value();

  Node right();
}
