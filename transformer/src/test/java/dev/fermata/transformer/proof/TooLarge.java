package dev.fermata.transformer.proof;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Tells which methods may be refused because no class file could hold what they become. */
final class TooLarge {
  private static final String ID = "FERMATA-008";

  /** A method with fewer would have to grow to more than 64 bytes for each. */
  private static final int FEWEST_INSTRUCTIONS = 1_000;

  private TooLarge() {}

  /**
   * The names of the methods that are too large; empty if anything else is wrong too.
   *
   * @param classFiles the classes before they were rewritten
   * @param problems what was reported of them
   */
  static Set<String> among(Collection<byte[]> classFiles, List<Problem> problems) {
    List<Problem> errors =
        problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
    Set<String> large =
        classFiles.stream().flatMap(TooLarge::largeMethods).collect(Collectors.toSet());
    boolean excused =
        errors.stream().allMatch(error -> error.id().equals(ID) && large.contains(error.method()));
    return excused
        ? errors.stream().map(Problem::method).collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }

  private static Stream<String> largeMethods(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return node.methods.stream()
        .filter(method -> method.instructions.size() >= FEWEST_INSTRUCTIONS)
        .map(method -> method.name);
  }
}
