package dev.fermata.maven;

import dev.fermata.transformer.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes problems the way Maven's compiler plugin does, {@code /path/App.java:[line,column]
 * message}, so that editors and build servers that know that form lead to the place.
 *
 * @param sourceRoots the folders that may hold the sources
 */
record ProblemFormat(List<String> sourceRoots) {
  /** The place and the message in one line, and the details below it. */
  String format(Problem problem) {
    return firstLine(problem) + System.lineSeparator() + problem.details();
  }

  private String firstLine(Problem problem) {
    String message = problem.id() + ": " + problem.message();
    String className = problem.className();
    String sourceFile = problem.sourceFile();
    if (className == null) {
      return sourceFile == null ? message : sourceFile + ": " + message;
    }
    if (sourceFile == null) {
      // Compiled without -g:source.
      return problem.place() + " " + message;
    }
    Path source = find(className, sourceFile);
    // Class files know no columns, and a line of 0 would not be understood.
    String position = ":[" + Math.max(1, problem.line()) + ",1] ";
    String method =
        problem.method() == null ? "" : " (in " + className + "." + problem.method() + ")";
    return (source == null ? sourceFile : source) + position + message + method;
  }

  private @Nullable Path find(String className, String sourceFile) {
    int dot = className.lastIndexOf('.');
    String folder = dot < 0 ? "" : className.substring(0, dot).replace('.', '/');
    for (String root : sourceRoots) {
      Path candidate = Path.of(root, folder, sourceFile);
      if (Files.isRegularFile(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
