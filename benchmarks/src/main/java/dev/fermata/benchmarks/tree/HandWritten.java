package dev.fermata.benchmarks.tree;

import dev.fermata.benchmarks.Iterate;
import dev.fermata.benchmarks.NanosecondBenchmark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * The limit: for each node a state machine that asks those of its subtrees, as a generator does;
 * and what one would write who does not think of generators.
 */
public class HandWritten extends NanosecondBenchmark {
  private final Tree tree = Tree.create();

  @Benchmark
  @OperationsPerInvocation(Tree.SIZE)
  public int walk() {
    return Iterate.sum(new Walk(new Nested(tree)));
  }

  @Benchmark
  @OperationsPerInvocation(Tree.SIZE)
  public int walkExplicitStack() {
    return Iterate.sum(new Stacked(tree));
  }

  /** The innermost state machine that is asked by another; null where there is nothing more. */
  private static final class Nested {
    private final Tree tree;
    private int state;
    private @Nullable Nested inner;

    Nested(Tree tree) {
      this.tree = tree;
    }

    @Nullable Integer advance() {
      if (inner != null) {
        Integer item = inner.advance();
        if (item != null) {
          return item;
        }
        inner = null;
      }
      if (state == 0) {
        state = 1;
        if (tree.left != null) {
          inner = new Nested(tree.left);
          return inner.advance();
        }
      }
      if (state == 1) {
        state = 2;
        return tree.value;
      }
      if (state == 2) {
        state = 3;
        if (tree.right != null) {
          inner = new Nested(tree.right);
          return inner.advance();
        }
      }
      return null;
    }
  }

  private static final class Walk implements Iterator<Integer> {
    private final Nested nested;
    private @Nullable Integer item;

    Walk(Nested nested) {
      this.nested = nested;
    }

    @Override
    public boolean hasNext() {
      if (item == null) {
        item = nested.advance();
      }
      return item != null;
    }

    @Override
    public Integer next() {
      Integer next = hasNext() ? item : null;
      if (next == null) {
        throw new NoSuchElementException();
      }
      item = null;
      return next;
    }
  }

  private static final class Stacked implements Iterator<Integer> {
    private final Deque<Tree> path = new ArrayDeque<>();

    Stacked(Tree tree) {
      descend(tree);
    }

    private void descend(@Nullable Tree from) {
      for (Tree node = from; node != null; node = node.left) {
        path.push(node);
      }
    }

    @Override
    public boolean hasNext() {
      return !path.isEmpty();
    }

    @Override
    public Integer next() {
      Tree node = path.pop();
      descend(node.right);
      return node.value;
    }
  }
}
