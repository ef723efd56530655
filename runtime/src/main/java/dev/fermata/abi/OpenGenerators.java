package dev.fermata.abi;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The async generators of a loop that have to be closed in the end. They are held weakly, so that
 * one which is forgotten can be collected, and reported.
 */
final class OpenGenerators {
  private final Set<Entry> entries = new LinkedHashSet<>();
  private final ReferenceQueue<AbstractAsyncGenerator> collected = new ReferenceQueue<>();

  /** The place of one. */
  final class Entry extends WeakReference<AbstractAsyncGenerator> {
    Entry(AbstractAsyncGenerator generator) {
      super(generator, collected);
    }

    void remove() {
      synchronized (entries) {
        entries.remove(this);
      }
    }
  }

  Entry add(AbstractAsyncGenerator generator) {
    Entry entry = new Entry(generator);
    synchronized (entries) {
      for (Object gone = collected.poll(); gone != null; gone = collected.poll()) {
        entries.remove(gone);
      }
      entries.add(entry);
    }
    return entry;
  }

  /**
   * What to close so that all are closed, in the order in which they came. For one that another
   * delegates to, that is the outermost of those.
   */
  Set<AbstractAsyncGenerator> snapshot() {
    Set<AbstractAsyncGenerator> generators = new LinkedHashSet<>();
    synchronized (entries) {
      for (Entry entry : entries) {
        AbstractAsyncGenerator generator = entry.get();
        if (generator != null) {
          generators.add(generator.root);
        }
      }
    }
    return generators;
  }
}
