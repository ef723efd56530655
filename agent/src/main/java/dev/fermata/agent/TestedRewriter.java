package dev.fermata.agent;

import dev.fermata.transformer.ClassUnit;
import dev.fermata.transformer.Transformation;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs the self-test before the first class is rewritten. A program that never awaits is spared it,
 * and one that does needs at once most of what the test loads.
 *
 * <p>No thread waits for another's test: it loads classes, and waiting for that while a class is
 * being loaded would be a deadlock.
 */
final class TestedRewriter implements ClassRewriter {
  private final ClassRewriter rewriter;
  private final Runnable selfTest;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile @Nullable Throwable failure;

  TestedRewriter(ClassRewriter rewriter, Runnable selfTest) {
    this.rewriter = rewriter;
    this.selfTest = selfTest;
  }

  @Override
  public boolean isCandidate(byte[] classFile) {
    return rewriter.isCandidate(classFile);
  }

  /**
   * Rewrites a class.
   *
   * @throws IllegalStateException if the self-test failed; this is so for every class from then on
   */
  @Override
  public Transformation transform(byte[] classFile, ClassUnit unit, String sourceName) {
    if (begun.compareAndSet(false, true)) {
      test();
    }
    Throwable known = failure;
    if (known != null) {
      throw new IllegalStateException(known.getMessage(), known);
    }
    return rewriter.transform(classFile, unit, sourceName);
  }

  private void test() {
    try {
      selfTest.run();
    } catch (RuntimeException | LinkageError e) {
      failure = e;
    }
  }
}
