package dev.fermata.transformer.javac;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import dev.fermata.transformer.files.InPlaceRewriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;

/** Rewrites all that a compilation has written, or nothing of it. */
final class RewriteOutput {
  private final ProcessingEnvironment environment;
  private final boolean usesFermata;
  private final OutputFolders folders;

  /**
   * Rewrites the output of one compilation.
   *
   * @param usesFermata whether there is anything to rewrite; if not, all that can be left to do is
   *     to delete what was generated for an earlier form of a class
   */
  RewriteOutput(ProcessingEnvironment environment, boolean usesFermata) {
    this.environment = environment;
    this.usesFermata = usesFermata;
    this.folders = new OutputFolders(environment.getFiler());
  }

  void rewrite(List<CompiledClass> classes) {
    SortedMap<Path, SortedSet<String>> inFolders = new TreeMap<>();
    List<CompiledClass> elsewhere = new ArrayList<>();
    for (CompiledClass compiled : classes) {
      Path folder = folders.of(compiled);
      if (folder == null) {
        elsewhere.add(compiled);
      } else {
        String file = fileIn(folder, compiled);
        // Where a file is missing, the compiler has been told to write elsewhere in ways of which a
        // processor learns nothing. This matters only to those who use Fermata.
        if (usesFermata || Files.exists(folder.resolve(file))) {
          inFolders.computeIfAbsent(folder, any -> new TreeSet<>()).add(file);
        }
      }
    }
    report(new InPlaceRewriter().rewriteCompiled(inFolders).problems());
    if (usesFermata && !elsewhere.isEmpty()) {
      report(RewriteThroughFiler.rewrite(elsewhere, environment.getFiler()));
    }
  }

  /**
   * Without -d javac writes beside the source, whether that is in the folder of its package or not.
   */
  private static String fileIn(Path folder, CompiledClass compiled) {
    boolean besideSource =
        !Files.exists(folder.resolve(compiled.file()))
            && Files.exists(folder.resolve(compiled.fileName()));
    return besideSource ? compiled.fileName() : compiled.file();
  }

  private void report(List<Problem> problems) {
    Messager messager = environment.getMessager();
    for (Problem problem : problems) {
      Diagnostic.Kind kind =
          problem.severity() == Severity.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
      String place = problem.place();
      messager.printMessage(
          kind, problem.id() + ": " + (place.isEmpty() ? "" : place + ": ") + problem.message());
    }
  }
}
