package dev.fermata.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of one JDK with its flags: the last ones of each family, whichever run has taken
 * them.
 *
 * @param title what it is called in tables and plots
 * @param groups in the order of the families
 */
record ResultSet(String title, List<Group> groups) {
  /**
   * What was measured together.
   *
   * @param family the name of the family
   * @param sized whether these are figures over sizes
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Group(
      String family, boolean sized, Run run, List<Result> results, List<Omission> leftOut) {
    Group {
      // What is empty is not in the file.
      leftOut = leftOut == null ? List.of() : leftOut;
    }
  }

  /** The figures of all families, without those over sizes. */
  Stream<Result> results() {
    return groups.stream()
        .filter(group -> !group.sized())
        .flatMap(group -> group.results().stream());
  }

  /** Whether a run was too short for verdicts. */
  @JsonIgnore
  boolean isRough() {
    return groups.stream().anyMatch(group -> group.run().command().contains("--rough"));
  }

  /** Whether the JDK has a lesser version than {@code feature}. */
  boolean isOlderThan(int feature) {
    return groups.stream()
        .map(group -> Runtime.Version.parse(group.run().jdk().version()).feature())
        .anyMatch(version -> version < feature);
  }

  /** The same with what a run has measured in place of what was there of these families. */
  ResultSet with(Run run, Measured measured) {
    List<Group> merged = new ArrayList<>();
    for (boolean sized : new boolean[] {false, true}) {
      Map<String, List<Result>> byFamily =
          measured.results().stream()
              .filter(result -> result.isSized() == sized)
              .collect(Collectors.groupingBy(Result::family, TreeMap::new, Collectors.toList()));
      byFamily.forEach(
          (family, results) ->
              merged.add(new Group(family, sized, run, results, leftOut(measured, family, sized))));
    }
    Predicate<Group> isOld =
        old ->
            merged.stream()
                .noneMatch(g -> g.family().equals(old.family()) && g.sized() == old.sized());
    groups.stream().filter(isOld).forEach(merged::add);
    merged.sort(
        Comparator.comparing((Group group) -> Family.order(group.family()))
            .thenComparing(Group::family)
            .thenComparing(Group::sized));
    return new ResultSet(title, merged);
  }

  private static List<Omission> leftOut(Measured measured, String family, boolean sized) {
    boolean both =
        measured.results().stream().anyMatch(r -> r.family().equals(family) && !r.isSized());
    return sized && both
        ? List.of()
        : measured.leftOut().stream().filter(out -> out.family().equals(family)).toList();
  }
}
