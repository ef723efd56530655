package dev.fermata.io.process;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a process could not be started. The system has one error for a program that is not
 * there and for a folder that is not there.
 */
final class LaunchFailure {
  private LaunchFailure() {}

  static IOException explain(ProcessBuilder builder, IOException failure) {
    if (failure instanceof FileNotFoundException) {
      // A file that one of the streams was redirected to; it says which.
      return failure;
    }
    IOException reason;
    try {
      reason = reason(builder);
    } catch (InvalidPathException e) {
      reason = null;
    }
    if (reason == null) {
      return failure;
    }
    reason.initCause(failure);
    return reason;
  }

  private static @Nullable IOException reason(ProcessBuilder builder) {
    File folder = builder.directory();
    if (folder != null && !folder.exists()) {
      return new NoSuchFileException(
          folder.getPath(), null, "there is no such folder for the process to run in");
    }
    if (folder != null && !folder.isDirectory()) {
      return new NotDirectoryException(folder.getPath());
    }
    String program = builder.command().get(0);
    List<Path> candidates = candidates(program, folder);
    for (Path candidate : candidates) {
      if (Files.exists(candidate)) {
        return Files.isExecutable(candidate) && !Files.isDirectory(candidate)
            ? null
            : new AccessDeniedException(
                candidate.toString(), null, "this may not be executed as a program");
      }
    }
    return new NoSuchFileException(
        program,
        null,
        candidates.size() == 1
            ? "there is no such program"
            : "there is no such program in the folders of the PATH. Name it with its folder");
  }

  private static List<Path> candidates(String program, @Nullable File folder) {
    Path path = Path.of(program);
    if (path.getNameCount() != 1 || path.isAbsolute()) {
      return List.of(folder == null ? path : folder.toPath().resolve(path));
    }
    List<Path> candidates = new ArrayList<>();
    String search = System.getenv("PATH");
    for (String each : (search == null ? "" : search).split(File.pathSeparator)) {
      candidates.add(Path.of(each).resolve(path));
    }
    return candidates;
  }
}
