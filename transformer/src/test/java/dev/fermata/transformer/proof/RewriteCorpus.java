package dev.fermata.transformer.proof;

import dev.fermata.transformer.Transformation;
import dev.fermata.transformer.Transformer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Inserts awaits into the methods of a corpus, rewrites them, and has the JVM verify the result.
 */
final class RewriteCorpus {
  private static final int DISTANCE = 10;

  private final Corpus corpus;
  private final long seed;
  private final Transformer transformer = new Transformer();
  private final List<String> failures = new ArrayList<>();
  private final List<String> tooLarge = new ArrayList<>();
  private int classes;
  private int methods;
  private int awaits;
  private int unusable;

  RewriteCorpus(Corpus corpus, long seed) {
    this.corpus = corpus;
    this.seed = seed;
  }

  void rewrite(List<String> names) {
    names.forEach(this::rewrite);
  }

  private void rewrite(String name) {
    rewrite(name, new TreeSet<>());
  }

  /**
   * Once more without those methods that are too large, for all the others of the class.
   *
   * @param left the methods that stay as they are
   */
  private void rewrite(String name, Set<String> left) {
    InsertAwaits.Result inserted = InsertAwaits.in(corpus.classFile(name), seed, DISTANCE, left);
    if (inserted.awaits() == 0) {
      return;
    }
    Transformation done =
        transformer.transform(
            inserted.classFile(), other -> other.equals(name) ? inserted.classFile() : null, name);
    if (done.rewritten() == null) {
      Set<String> excused = TooLarge.among(List.of(inserted.classFile()), done.problems());
      if (excused.isEmpty()) {
        failures.add(name + ": " + done.problems());
      } else {
        excused.forEach(method -> tooLarge.add(name + "." + method));
        left.addAll(excused);
        rewrite(name, left);
      }
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

  /** The methods that no class file could hold once they are rewritten. */
  List<String> tooLarge() {
    return tooLarge;
  }

  /** How many classes the JVM does not link even with awaits that nothing has rewritten. */
  int unusable() {
    return unusable;
  }

  int methods() {
    return methods;
  }

  @Override
  public String toString() {
    return String.format(
        "%,d classes, %,d methods, %,d awaits, %d failures; %d methods too large %s, %d classes not loadable anyway",
        classes, methods, awaits, failures.size(), tooLarge.size(), tooLarge, unusable);
  }
}
