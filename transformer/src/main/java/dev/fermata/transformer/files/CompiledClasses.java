package dev.fermata.transformer.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a compiler has just written to a folder, and what was generated for an earlier form of it.
 * Nothing else there is looked at: an output folder can hold far more than that, and without an
 * option for it javac writes among the sources, which may be in somebody's home.
 */
final class CompiledClasses {
  private static final String SUFFIX = ".class";

  private CompiledClasses() {}

  /** Finds them. {@code compiled} has paths within the folder. */
  static Root in(Path folder, Set<String> compiled, Rewriter rewriter) throws IOException {
    SortedSet<String> classFiles = new TreeSet<>(compiled);
    Set<String> packages = new TreeSet<>();
    for (String file : compiled) {
      packages.add(file.substring(0, file.lastIndexOf('/') + 1));
    }
    for (String inPackage : packages) {
      addFrames(folder, inPackage, compiled, rewriter, classFiles);
    }
    return new FolderRoot(folder, classFiles);
  }

  private static void addFrames(
      Path folder,
      String inPackage,
      Set<String> compiled,
      Rewriter rewriter,
      SortedSet<String> classFiles)
      throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder.resolve(inPackage), "*$*" + SUFFIX)) {
      for (Path file : files) {
        String name = inPackage + file.getFileName();
        if (!classFiles.contains(name) && mayBelongToOneOf(compiled, name)) {
          String owner = rewriter.ownerOfFrame(Files.readAllBytes(file));
          if (owner != null && compiled.contains(owner + SUFFIX)) {
            classFiles.add(name);
          }
        }
      }
    }
  }

  /** By the name; saves reading most files. */
  private static boolean mayBelongToOneOf(Set<String> compiled, String file) {
    for (int end = file.indexOf('$'); end >= 0; end = file.indexOf('$', end + 1)) {
      if (compiled.contains(file.substring(0, end) + SUFFIX)) {
        return true;
      }
    }
    return false;
  }
}
