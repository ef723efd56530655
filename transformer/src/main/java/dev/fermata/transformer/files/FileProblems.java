package dev.fermata.transformer.files;

import dev.fermata.transformer.Problem;
import dev.fermata.transformer.Severity;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** What can be wrong with files, as opposed to what is in them. The numbers start at 101. */
final class FileProblems {
  private FileProblems() {}

  static Problem unreadable(String file, Exception failure) {
    // A folder's failure may be that of a file in it.
    String culprit =
        failure instanceof FileSystemException inside && inside.getFile() != null
            ? inside.getFile()
            : file;
    return error("FERMATA-101", "cannot read " + culprit + ": " + reason(failure));
  }

  static Problem signed(Path jar, String signature) {
    return error(
        "FERMATA-102",
        jar
            + " is signed (it holds "
            + signature
            + "), and rewriting it would break the signature: transform the classes before the jar"
            + " is signed");
  }

  static Problem frameMissing(String file, String frame) {
    return error(
        "FERMATA-103",
        file
            + " has been transformed, but the generated class "
            + frame
            + " that belongs to it is missing: delete the output and compile again");
  }

  static Problem misplaced(String file, String className) {
    return new Problem(
        Severity.WARNING,
        "FERMATA-104",
        file
            + " holds the class "
            + className.replace('/', '.')
            + ", which cannot be found at that place: left as it is",
        null,
        null,
        null,
        0);
  }

  static Problem notWritten(WriteException failure) {
    String rest =
        failure.restored()
            ? "; every file is as it was before"
            : "; some files could not be put back, their originals are in "
                + failure.originals()
                + ": compile again";
    return error("FERMATA-105", "cannot write " + failure.file() + ": " + reason(failure) + rest);
  }

  static Problem jarWithPrefix(Path jar) {
    return error(
        "FERMATA-106",
        jar
            + " does not begin with a jar entry (is a start script in front of it?) and would lose"
            + " what is there: transform the classes before they are packed");
  }

  private static String reason(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (cause instanceof AccessDeniedException) {
      return "no permission";
    }
    if (cause instanceof ZipException) {
      return "it is no intact jar (" + cause.getMessage() + ")";
    }
    // The message of such an exception repeats the names of files.
    String message =
        cause instanceof FileSystemException detailed ? detailed.getReason() : cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static Problem error(String id, String message) {
    return new Problem(Severity.ERROR, id, message, null, null, null, 0);
  }
}
