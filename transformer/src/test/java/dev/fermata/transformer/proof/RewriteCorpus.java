package dev.fermata.transformer.proof;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Transformation;
import dev.fermata.transformer.Transformer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Inserts awaits into the methods of a corpus, rewrites them, and has the JVM verify the result.
 */
final class RewriteCorpus {
  private static final int DISTANCE = 10;

  private final Corpus corpus;
  private final long seed;
  private final Transformer transformer = new Transformer();
  private final List<String> failures = new ArrayList<>();
  private int classes;
  private int methods;
  private int awaits;
  private int tooLarge;
  private int unusable;

  RewriteCorpus(Corpus corpus, long seed) {
    this.corpus = corpus;
    this.seed = seed;
  }

  void rewrite(List<String> names) {
    names.forEach(this::rewrite);
  }

  private void rewrite(String name) {
    InsertAwaits.Result inserted = InsertAwaits.in(corpus.classFile(name), seed, DISTANCE);
    if (inserted.awaits() == 0) {
      return;
    }
    Transformation done =
        transformer.transform(
            inserted.classFile(), other -> other.equals(name) ? inserted.classFile() : null, name);
    if (done.rewritten() == null) {
      refused(name, inserted.classFile(), done.problems());
      return;
    }
    Map<String, byte[]> files = new HashMap<>(done.frames());
    files.put(name, done.rewritten());
    Throwable failure = verify(files, name);
    if (failure == null) {
      classes++;
      methods += inserted.methods();
      awaits += inserted.awaits();
    } else if (verify(Map.of(name, inserted.classFile()), name) == null) {
      failures.add(name + ": " + failure);
    } else {
      unusable++;
    }
  }

  private void refused(String name, byte[] classFile, List<Problem> problems) {
    if (MethodSizes.isLarge(classFile)) {
      tooLarge++;
    } else {
      failures.add(name + ": " + problems);
    }
  }

  /** What the JVM has against classes; null if it links them. */
  private Throwable verify(Map<String, byte[]> files, String first) {
    CorpusLoader loader = new CorpusLoader(corpus, files);
    try {
      loader.link(first);
      for (String name : files.keySet()) {
        loader.link(name);
      }
      return null;
    } catch (LinkageError | TypeNotPresentException e) {
      return e;
    }
  }

  List<String> failures() {
    return failures;
  }

  int methods() {
    return methods;
  }

  @Override
  public String toString() {
    return String.format(
        "%,d classes, %,d methods, %,d awaits, %d failures; %d too large, %d not loadable anyway",
        classes, methods, awaits, failures.size(), tooLarge, unusable);
  }
}
