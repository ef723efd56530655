package dev.fermata.transformer.files;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import dev.fermata.transformer.Transformer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Rewrites the class files of folders and jars in place.
 *
 * <p>It is all or nothing over all roots that are given together: everything is read and
 * transformed in memory first, and if one class has an error, or one file cannot be written, every
 * file stays or becomes again what it was. Files that need no change are not touched; a second run
 * changes nothing.
 *
 * <p>Each root is a unit by itself: classes of one root are never linked to those of another. Two
 * processes must not rewrite the same root at the same time.
 */
public final class InPlaceRewriter {
  private final Rewriter rewriter;

  /** Rewrites with a {@link Transformer}. */
  public InPlaceRewriter() {
    this(Rewriter.of(new Transformer()));
  }

  InPlaceRewriter(Rewriter rewriter) {
    this.rewriter = rewriter;
  }

  /**
   * Rewrites all roots, or none if there is an error. Never throws for what is on disk: problems
   * are in the result.
   */
  public RewriteResult rewrite(Collection<Path> roots) {
    return run(roots, true);
  }

  /**
   * Does all that {@link #rewrite} does except for changing files: the result says what would be
   * done.
   */
  public RewriteResult check(Collection<Path> roots) {
    return run(roots, false);
  }

  /**
   * Rewrites what a compiler has just written, or nothing if there is an error. Of all other class
   * files in the folders only those change that were generated for an earlier form of these
   * classes; but calls may be linked to others, as {@link #rewrite} links them.
   *
   * @param classFiles the class files of each folder, as paths within it that are separated by
   *     slashes
   */
  public RewriteResult rewriteCompiled(SortedMap<Path, ? extends Set<String>> classFiles) {
    long start = System.nanoTime();
    List<Problem> problems = new ArrayList<>();
    List<Root> roots = new ArrayList<>();
    classFiles.forEach(
        (folder, files) -> {
          try {
            roots.add(CompiledClasses.in(folder.toRealPath(), files, rewriter));
          } catch (IOException e) {
            problems.add(FileProblems.unreadable(folder.toString(), e));
          }
        });
    return run(roots, problems, true, start);
  }

  private RewriteResult run(Collection<Path> paths, boolean write) {
    long start = System.nanoTime();
    List<Problem> problems = new ArrayList<>();
    return run(open(paths, problems), problems, write, start);
  }

  private RewriteResult run(List<Root> roots, List<Problem> problems, boolean write, long start) {
    List<Plan> plans = new ArrayList<>();
    try {
      for (Root root : roots) {
        Plan plan = PlanChanges.of(root, rewriter);
        plans.add(plan);
        problems.addAll(plan.problems());
      }
      if (write && noErrors(problems)) {
        WriteChanges.of(plans);
      }
    } catch (WriteException e) {
      problems.add(FileProblems.notWritten(e));
    } finally {
      close(roots);
    }
    return result(plans, problems, Duration.ofNanos(System.nanoTime() - start));
  }

  private static List<Root> open(Collection<Path> paths, List<Problem> problems) {
    List<Root> roots = new ArrayList<>();
    Set<Path> seen = new LinkedHashSet<>();
    for (Path path : paths) {
      try {
        if (seen.add(path.toRealPath())) {
          roots.add(Root.open(path));
        }
      } catch (IOException e) {
        problems.add(FileProblems.unreadable(path.toString(), e));
      }
    }
    return roots;
  }

  private static void close(List<Root> roots) {
    for (Root root : roots) {
      try {
        root.close();
      } catch (IOException e) {
        // It was only read.
      }
    }
  }

  private static RewriteResult result(List<Plan> plans, List<Problem> problems, Duration elapsed) {
    int scanned = 0;
    int rewritten = 0;
    int framesWritten = 0;
    int framesRemoved = 0;
    boolean done = noErrors(problems);
    for (Plan plan : plans) {
      scanned += plan.scanned();
      if (done) {
        rewritten += plan.changes().classes().size();
        framesWritten += plan.changes().frames().size();
        framesRemoved += plan.changes().staleFrames().size();
      }
    }
    return new RewriteResult(scanned, rewritten, framesWritten, framesRemoved, problems, elapsed);
  }

  private static boolean noErrors(List<Problem> problems) {
    for (Problem problem : problems) {
      if (problem.severity() == Severity.ERROR) {
        return false;
      }
    }
    return true;
  }
}
