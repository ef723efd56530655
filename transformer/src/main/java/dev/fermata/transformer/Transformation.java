package dev.fermata.transformer;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one class file.
 *
 * @param name the internal name of the class; null if the file could not be read
 * @param rewritten the new class file; null if the old one stays as it is
 * @param frames the generated frame classes by internal name
 * @param problems what there is to tell, in the order of the source
 */
public record Transformation(
    @Nullable String name,
    byte @Nullable [] rewritten,
    SortedMap<String, byte[]> frames,
    List<Problem> problems) {

  public Transformation {
    frames = Collections.unmodifiableSortedMap(new TreeMap<>(frames));
    problems = List.copyOf(problems);
  }

  static Transformation unchanged(@Nullable String name, List<Problem> problems) {
    return new Transformation(name, null, Collections.emptySortedMap(), problems);
  }

  /** Whether any problem prevents the rewriting. */
  public boolean failed() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
