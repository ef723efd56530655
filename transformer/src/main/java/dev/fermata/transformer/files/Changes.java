package dev.fermata.transformer.files;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to become different in one root. All files are paths within the root.
 *
 * @param classes the classes to replace
 * @param staleFrames the generated classes to delete
 */
record Changes(SortedMap<String, Rewritten> classes, SortedSet<String> staleFrames) {
  /**
   * A class and what was generated for it.
   *
   * @param classFile its new bytes
   * @param frames the generated class files that are new or differ from those on disk
   */
  record Rewritten(byte[] classFile, SortedMap<String, byte[]> frames) {}

  Changes() {
    this(new TreeMap<>(), new TreeSet<>());
  }

  boolean isEmpty() {
    return classes.isEmpty() && staleFrames.isEmpty();
  }

  /** All generated class files to write. */
  SortedMap<String, byte[]> frames() {
    SortedMap<String, byte[]> all = new TreeMap<>();
    for (Rewritten rewritten : classes.values()) {
      all.putAll(rewritten.frames());
    }
    return all;
  }
}
