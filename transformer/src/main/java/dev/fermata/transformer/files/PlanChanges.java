package dev.fermata.transformer.files;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Transformation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Transforms the classes of one root in memory and finds out which files have to change. */
final class PlanChanges {
  private final Rewriter rewriter;
  private final Root root;
  private final RootUnit unit;

  private final Changes changes = new Changes();
  private final List<Problem> problems = new ArrayList<>();
  private final SortedSet<String> framesFound = new TreeSet<>();
  private final SortedSet<String> framesNeeded = new TreeSet<>();
  private int scanned;

  private PlanChanges(Rewriter rewriter, Root root) {
    this.rewriter = rewriter;
    this.root = root;
    this.unit = new RootUnit(root);
  }

  static Plan of(Root root, Rewriter rewriter) {
    return new PlanChanges(rewriter, root).plan();
  }

  private Plan plan() {
    for (String file : root.classFiles()) {
      try {
        look(file);
      } catch (IOException | UncheckedIOException e) {
        problems.add(FileProblems.unreadable(root.describe(file), e));
      }
    }
    // What javac leaves behind when the owner of a generated class is compiled again or goes away.
    framesFound.removeAll(framesNeeded);
    changes.staleFrames().addAll(framesFound);
    if (root instanceof JarRoot jar && !changes.isEmpty()) {
      checkJar(jar);
    }
    return new Plan(root, scanned, changes, problems);
  }

  private void look(String file) throws IOException {
    byte[] classFile = root.read(file);
    // The names of generated classes have a dollar sign; the test saves most classes a second look.
    if (file.indexOf('$') >= 0 && rewriter.ownerOfFrame(classFile) != null) {
      framesFound.add(file);
      return;
    }
    scanned++;
    transform(file, classFile);
  }

  private void transform(String file, byte[] classFile) throws IOException {
    ClassPlace place = ClassPlace.of(file);
    Transformation result =
        rewriter.transform(classFile, unit.seenFrom(place), root.describe(file));
    problems.addAll(result.problems());
    if (result.failed()) {
      return;
    }
    if (result.rewritten() == null) {
      keep(place, rewriter.framesOf(classFile));
    } else if (!place.name().equals(result.name())) {
      problems.add(FileProblems.misplaced(root.describe(file), String.valueOf(result.name())));
    } else {
      replace(place, result.rewritten(), result.frames());
    }
  }

  private void keep(ClassPlace place, SortedSet<String> frames) {
    for (String frame : frames) {
      String frameFile = place.sibling(frame).file();
      framesNeeded.add(frameFile);
      if (!root.contains(frameFile)) {
        problems.add(
            FileProblems.frameMissing(root.describe(place.file()), root.describe(frameFile)));
      }
    }
  }

  private void replace(ClassPlace place, byte[] rewritten, SortedMap<String, byte[]> frames)
      throws IOException {
    SortedMap<String, byte[]> changed = new TreeMap<>();
    for (Map.Entry<String, byte[]> frame : frames.entrySet()) {
      String frameFile = place.sibling(frame.getKey()).file();
      framesNeeded.add(frameFile);
      if (!Arrays.equals(readIfThere(frameFile), frame.getValue())) {
        changed.put(frameFile, frame.getValue());
      }
    }
    changes.classes().put(place.file(), new Changes.Rewritten(rewritten, changed));
  }

  private byte @Nullable [] readIfThere(String file) throws IOException {
    return root.contains(file) ? root.read(file) : null;
  }

  private void checkJar(JarRoot jar) {
    String signature = jar.signature();
    if (signature != null) {
      problems.add(FileProblems.signed(jar.path(), signature));
    }
    try {
      if (jar.hasPrefix()) {
        problems.add(FileProblems.jarWithPrefix(jar.path()));
      }
    } catch (IOException e) {
      problems.add(FileProblems.unreadable(jar.path().toString(), e));
    }
  }
}
